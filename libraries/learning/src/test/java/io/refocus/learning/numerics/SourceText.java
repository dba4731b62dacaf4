package io.refocus.learning.numerics;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a Java source can change a number: comments, spacing, imports and texts for people are taken out. */
final class SourceText {
    /** A comment, a text block, a string, a character, or white space. */
    private static final Pattern PARTS = Pattern.compile(
            "(?<comment>//[^\\n]*|/\\*.*?\\*/)"
                    + "|(?<block>\"\"\".*?(?<!\\\\)\"\"\")"
                    + "|(?<string>\"(?:[^\"\\\\\\n]|\\\\.)*\")"
                    + "|(?<character>'(?:[^'\\\\\\n]|\\\\.)+')"
                    + "|(?<space>\\s+)",
            Pattern.DOTALL);

    private static final Pattern HEADS = Pattern.compile("(?m)^(import|package)\\s[^;]*;");

    private SourceText() {}

    static String thatComputes(String java) {
        Matcher part = PARTS.matcher(HEADS.matcher(java).replaceAll(""));
        StringBuilder text = new StringBuilder();
        while (part.find()) {
            part.appendReplacement(text, Matcher.quoteReplacement(keptOf(part)));
        }
        part.appendTail(text);
        return text.toString().replaceAll(" +", " ").replaceAll("(?<!\\w) | (?!\\w)", "");
    }

    /** A string with a space or a format in it is a message; others name native operations, tensors and keys. */
    private static String keptOf(Matcher part) {
        if (part.group("comment") != null || part.group("space") != null) return " ";
        if (part.group("block") != null) return "\"\"";
        String string = part.group("string");
        if (string == null) return part.group("character");
        return string.contains(" ") || string.contains("%") ? "\"\"" : string;
    }
}
