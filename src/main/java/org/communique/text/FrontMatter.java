package org.communique.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The YAML head of a Markdown file, which CommonMark would take for a rule and a heading. */
record FrontMatter(int length, int lines) {

    private static final Pattern HEAD = Pattern.compile(
            "\\A\\uFEFF?---\\R\\w[\\w-]*:.*\\R(?:\\w[\\w-]*:.*\\R|[ \\t#].*\\R|- .*\\R|\\R){0,200}---\\R");

    static FrontMatter in(String markdown) {
        var head = HEAD.matcher(markdown);
        return head.lookingAt()
                ? new FrontMatter(head.end(), (int) head.group().lines().count())
                : new FrontMatter(markdown.startsWith("\uFEFF") ? 1 : 0, 0);
    }

    List<Loss> before(List<Loss> losses) {
        if (lines == 0) {
            return List.copyOf(losses);
        }
        var all = new ArrayList<Loss>();
        all.add(new Loss(Loss.Kind.FRONT_MATTER, 1, "---"));
        all.addAll(losses);
        return List.copyOf(all);
    }
}
