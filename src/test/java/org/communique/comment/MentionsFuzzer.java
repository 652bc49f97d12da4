package org.communique.comment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;
import org.communique.coalition.directory.MemberId;
import org.communique.text.unicode.ShortText;

/** What is kept of a comment mentions those whom it was admitted to mention, and no one by letters that were left out. */
public final class MentionsFuzzer {

    private MentionsFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        var typed = new String(input, UTF_8);
        var kept = ShortText.lines(typed, Comment.LONGEST_TEXT);
        if (!ShortText.isGood(kept, Comment.LONGEST_TEXT)) {
            return;
        }
        var mentioned = Mentions.in(kept);
        check(Mentions.areAdmitted(kept, "", _ -> false) == mentioned.isEmpty(), "admits strangers", kept);
        check(Mentions.areAdmitted(kept, kept, _ -> false) == mentioned.size() <= Mentions.MOST, "edits", kept);
        check(kept.equals(ShortText.lines(kept, Comment.LONGEST_TEXT)), "is cleaned twice", kept);
        check(kept.equals(Mentions.named(kept, Map.of())), "changes words", kept);
        var shown = String.join("", Mentions.parts(kept, words -> words, Mentions::of));
        check(kept.equals(shown), "loses words", kept);
        Map<MemberId, String> names = new HashMap<>();
        mentioned.forEach(member -> names.put(member, "A"));
        check(Mentions.in(Mentions.named(kept, names)).isEmpty(), "names mention others", kept);
    }

    private static void check(boolean holds, String what, String kept) {
        if (!holds) {
            throw new AssertionError(what + ": " + kept);
        }
    }
}
