package io.refocus.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void numbersStandRightAndWordsLeft() {
        Table table = new Table("NAME", "PSNR", "NOTE").row("a", "9.50 dB", "x").row("longer", "-", "yy");

        assertThat(table.text()).isEqualTo("""
                        NAME       PSNR  NOTE
                        a       9.50 dB  x
                        longer        -  yy""");
    }

    @Test
    void aRowHasAsManyCellsAsHeadings() {
        Table table = new Table("A", "B");

        assertThatThrownBy(() -> table.row(1)).hasMessage("got a row of 1 cells; expected 2, one for each heading");
    }
}
