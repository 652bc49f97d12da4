package org.communique.text.markdown;

import java.util.regex.Pattern;

/** The text of raw HTML in a Markdown file. */
final class RawHtml {

    private static final Pattern UNSEEN = Pattern.compile(
            "(?is)<!--.*?(?:-->|\\z)|<(script|style|template)\\b.*?(?:</\\1\\s*>|\\z)|</?[a-z!?][^>]*>?");
    private static final Pattern LINE_BREAK = Pattern.compile("(?i)<br\\s*/?>");

    private RawHtml() {}

    static String text(String html) {
        return UNSEEN.matcher(html).replaceAll("").replaceAll("\\R\\s*\\R", "\n");
    }

    static boolean isLineBreak(String tag) {
        return LINE_BREAK.matcher(tag).matches();
    }
}
