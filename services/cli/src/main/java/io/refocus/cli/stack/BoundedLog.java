package io.refocus.cli.stack;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes what a component says into its log, which begins anew when it has grown to its limit; what was in it is kept
 * with the ending {@code .1}. So a component's logs take at most twice the limit.
 *
 * @param largestBytes from 1
 */
record BoundedLog(long largestBytes) {
    static final BoundedLog USUAL = new BoundedLog(8 << 20);

    /** The shell becomes the component; its child copies lines and ends after it, so that last words are kept. */
    private static final String SCRIPT = """
            log=$1 limit=$2
            shift 2
            exec "$@" > >(
              trap '' TERM INT HUP
              exec >>"$log"
              LC_ALL=C size=0
              while IFS= read -r line || [ -n "$line" ]; do
                size=$((size + ${#line} + 1))
                if [ "$size" -gt "$limit" ]; then
                  mv -f "$log" "$log.1"
                  exec >>"$log"
                  size=$((${#line} + 1))
                fi
                printf '%s\\n' "$line"
              done
            ) 2>&1
            """;

    /** The command that runs another and keeps its log. */
    List<String> around(LaunchSpec launch) {
        List<String> command = new ArrayList<>(
                List.of("bash", "-c", SCRIPT, "bash", launch.log().toString(), Long.toString(largestBytes)));
        command.addAll(launch.command());
        return command;
    }
}
