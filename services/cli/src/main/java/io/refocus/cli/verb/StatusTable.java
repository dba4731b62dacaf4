package io.refocus.cli.verb;

import io.refocus.cli.shell.Shell;
import io.refocus.cli.shell.Table;
import io.refocus.cli.stack.ComponentStatus;
import java.util.List;

/** The table of the stack's state. */
final class StatusTable {
    private StatusTable() {}

    static void show(Shell shell, List<ComponentStatus> stack, boolean json) {
        if (json) {
            shell.printJson(stack.stream().map(ComponentStatus::document).toList());
            return;
        }
        Table table = new Table("COMPONENT", "STATE", "PID", "ADDRESS", "PAGES");
        stack.forEach(line -> table.row(
                line.component(),
                line.state().label(),
                line.pid().map(Object::toString).orElse("-"),
                line.url().orElse("-"),
                line.pages().orElse("-")));
        shell.print(table.text());
    }
}
