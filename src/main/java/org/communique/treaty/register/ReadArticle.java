package org.communique.treaty.register;

import java.util.regex.Pattern;
import org.communique.treaty.instrument.ArticleNumber;

/** An article as a file has it. */
record ReadArticle(int line, ArticleNumber number, String chapter, String chapterTitle, String title, String text) {

    static final int LONGEST_TEXT = 40_000;

    private static final Pattern PARAGRAPH = Pattern.compile("\\s*(\\d{1,2})\\s*\\..*");

    /** Its numbered paragraphs; 0 if it has none. They are counted only while each has the next number. */
    int paragraphs() {
        int count = 0;
        for (var each : text.lines().toList()) {
            var matcher = PARAGRAPH.matcher(each.length() > 8 ? each.substring(0, 8) : each);
            if (matcher.matches() && Integer.parseInt(matcher.group(1)) == count + 1) {
                count++;
            }
        }
        return count;
    }
}
