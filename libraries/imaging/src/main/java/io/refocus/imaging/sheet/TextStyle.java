package io.refocus.imaging.sheet;

import java.awt.Color;

/** Font, size and colour of text; size in pixels per em. */
record TextStyle(Lettering lettering, double size, Color colour) {
    double width(String text) {
        return lettering.width(text, size);
    }

    TextStyle in(Color other) {
        return new TextStyle(lettering, size, other);
    }

    String fitting(String text, double room) {
        return lettering.fitting(text, size, room);
    }
}
