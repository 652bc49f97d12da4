package org.communique.amendment.discussion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;

/** Members whose names stand after an {@code @} in what was said. */
final class Mentions {

    private Mentions() {}

    /** @param mentionable those who can be meant; who has the same name as another is meant with them */
    static Set<MemberId> in(String text, List<Member> mentionable) {
        var longestFirst = new ArrayList<>(mentionable);
        longestFirst.sort(
                Comparator.comparingInt((Member member) -> member.name().length())
                        .reversed());
        var mentioned = new LinkedHashSet<MemberId>();
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            int start = at + 1;
            int longest = 0;
            for (var member : longestFirst) {
                int length = member.name().length();
                if (length < longest) {
                    break;
                }
                if (isNamed(text, start, member.name())) {
                    longest = length;
                    mentioned.add(member.id());
                }
            }
        }
        return mentioned;
    }

    private static boolean isNamed(String text, int start, String name) {
        int end = start + name.length();
        return text.regionMatches(true, start, name, 0, name.length())
                && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
    }
}
