package org.communique.comment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.communique.file.ImportedThread;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.text.unicode.ShortText;
import org.jspecify.annotations.Nullable;

/**
 * Tells which threads of a file are threads about the statement already: the file was downloaded here, or was brought in before.
 * They are known by what was said on which words, and when, to the second, as files have it.
 */
final class StoredThreads {

    /** Of words whose file does not say when they were written. */
    private static final Instant UNDATED = Instant.MIN;

    /** @param changed whether it no longer says what it said, so that only its time and its words tell */
    private record Said(
            String words,
            String text,
            boolean changed,
            @Nullable FileSource source,
            @Nullable Suggestion suggestion) {}

    private final Map<Instant, List<Said>> byTime = new HashMap<>();

    /** @param named says words with the names of those who are mentioned, as files have them */
    StoredThreads(List<Comment> all, UnaryOperator<String> named) {
        for (var comment : all) {
            var words = squeezed(comment.quotation().exact());
            boolean changed = comment.editedAt() != null || comment.deletedAt() != null;
            add(
                    comment.at(),
                    new Said(
                            words,
                            squeezed(named.apply(comment.text())),
                            changed,
                            comment.source(),
                            comment.suggestion()));
            for (var reply : comment.replies()) {
                boolean other = reply.editedAt() != null || reply.removedBy() != null;
                add(reply.at(), new Said(words, squeezed(named.apply(reply.text())), other, reply.source(), null));
            }
        }
    }

    private void add(Instant at, Said said) {
        var source = said.source();
        if (source == null || source.at() == null) {
            put(at, said);
        }
        if (source != null) {
            put(source.at() == null ? UNDATED : source.at(), said);
        }
    }

    private void put(Instant at, Said said) {
        byTime.computeIfAbsent(second(at), _ -> new ArrayList<>()).add(said);
    }

    private static Instant second(Instant at) {
        return at.equals(UNDATED) ? at : at.truncatedTo(ChronoUnit.SECONDS);
    }

    /** @param words that it is on, as the text has them today */
    boolean has(ImportedThread thread, String words) {
        var first = thread.first();
        var there = byTime.getOrDefault(second(first.at() == null ? UNDATED : first.at()), List.of());
        if (there.isEmpty()) {
            return false;
        }
        var text = squeezed(ShortText.lines(first.text(), Comment.LONGEST_TEXT));
        var on = squeezed(words);
        return there.stream().anyMatch(said -> isSame(said, first, text) && overlap(said.words(), on));
    }

    private static boolean isSame(Said said, ImportedRemark remark, String text) {
        if (said.changed()) {
            return true;
        }
        boolean saysSo = said.suggestion() instanceof Suggestion suggestion
                ? text.startsWith(said.text()) && text.endsWith(squeezed(suggestion.words()))
                : text.equals(said.text());
        // A file from here names the author in the file next to who brought the words in.
        return saysSo
                && (said.source() == null
                        || remark.author().contains(said.source().author()));
    }

    /** Files have the first paragraph, or the first cell, of longer words. */
    private static boolean overlap(String one, String other) {
        return one.contains(other) || other.contains(one);
    }

    private static String squeezed(String text) {
        var squeezed = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                squeezed.appendCodePoint(c);
            }
        });
        return squeezed.toString();
    }
}
