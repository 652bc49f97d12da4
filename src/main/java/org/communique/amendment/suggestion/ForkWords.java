package org.communique.amendment.suggestion;

import org.communique.crdt.Branch;
import org.communique.crdt.ContentString;
import org.communique.crdt.ContentType;
import org.communique.crdt.Item;
import org.communique.crdt.SharedTypeKind;

/** What is suggested in words, as far as these are shown. */
final class ForkWords {

    private ForkWords() {}

    static boolean isBlock(Branch branch) {
        return branch.kind() == SharedTypeKind.XML_ELEMENT
                && !branch.name.equals("hardBreak")
                && !branch.name.equals("footnote");
    }

    static void append(StringBuilder to, String words) {
        to.append(words, 0, Math.max(0, Math.min(words.length(), DraftSuggestion.LONGEST - to.length())));
    }

    static String shortened(String words) {
        return isShortened(words) ? words.substring(0, DraftSuggestion.LONGEST) + " …" : words;
    }

    static boolean isShortened(String words) {
        return words.length() > DraftSuggestion.LONGEST;
    }

    /** As they are shown, passage by passage. */
    static String of(Branch branch) {
        var words = new StringBuilder();
        addWords(branch, words);
        return words.toString();
    }

    private static void addWords(Branch branch, StringBuilder words) {
        for (Item item = branch.start; item != null && words.length() < DraftSuggestion.LONGEST; item = item.right) {
            if (item.isDeleted()) {
                continue;
            }
            switch (item.content) {
                case ContentString content -> append(words, content.text().toString());
                case ContentType type -> {
                    if (isBlock(type.branch) && !words.isEmpty() && words.charAt(words.length() - 1) != '\n') {
                        words.append('\n');
                    }
                    addWords(type.branch, words);
                }
                default -> {}
            }
        }
    }
}
