package org.communique.text.markdown;

import java.util.ArrayList;
import java.util.List;

/** The YAML head of a Markdown file, which CommonMark would take for a rule and a heading. */
record FrontMatter(int length, int lines) {

    private static final int MOST_LINES = 203;

    private static final String RULE = "---";

    static FrontMatter in(String markdown) {
        int start = markdown.startsWith("\uFEFF") ? 1 : 0;
        var none = new FrontMatter(start, 0);
        int from = start;
        for (int number = 1; number <= MOST_LINES; number++) {
            int end = lineEnd(markdown, from);
            if (end == markdown.length()) {
                return none;
            }
            var line = markdown.substring(from, end);
            from = markdown.startsWith("\r\n", end) ? end + 2 : end + 1;
            if (number > 2 && line.equals(RULE)) {
                return new FrontMatter(from, number);
            }
            if (!isExpected(line, number)) {
                return none;
            }
        }
        return none;
    }

    private static int lineEnd(String markdown, int from) {
        int end = from;
        while (end < markdown.length() && markdown.charAt(end) != '\n' && markdown.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static boolean isExpected(String line, int number) {
        return switch (number) {
            case 1 -> line.equals(RULE);
            case 2 -> hasKey(line);
            default -> line.isEmpty() || " \t#".indexOf(line.charAt(0)) >= 0 || line.startsWith("- ") || hasKey(line);
        };
    }

    private static boolean hasKey(String line) {
        int colon = line.indexOf(':');
        return colon > 0 && line.charAt(0) != '-' && line.chars().limit(colon).allMatch(FrontMatter::isInKey);
    }

    private static boolean isInKey(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    List<ImportLoss> before(List<ImportLoss> losses) {
        if (lines == 0) {
            return List.copyOf(losses);
        }
        var all = new ArrayList<ImportLoss>();
        all.add(new ImportLoss(ImportLoss.Kind.FRONT_MATTER, 1, "---"));
        all.addAll(losses);
        return List.copyOf(all);
    }
}
