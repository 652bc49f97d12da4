package org.communique.text.line;

import java.util.List;
import java.util.stream.Stream;
import org.communique.text.document.RichText;

/**
 * A text as it was at the beginning, and what each step made of it.
 *
 * @param starts the first numbers of the numbered lists, by their number less 1
 */
public record TrackedLines(List<TrackedLine> all, List<Integer> starts) {

    /** Nothing is changed. */
    public static TrackedLines of(RichText text) {
        var lines = Lines.of(text);
        return new TrackedLines(
                lines.all().stream()
                        .map(line -> TrackedContent.of(line, RevisionMark.NONE))
                        .toList(),
                lines.starts());
    }

    /** @param texts what each step made of it, one after the other */
    public static TrackedLines of(RichText old, List<RichText> texts) {
        var tracked = TrackedContent.inWords(of(old));
        int step = 0;
        for (var text : texts) {
            tracked = new TrackingStep(tracked, Lines.of(text).inWords(), step++).lines();
        }
        return TrackedContent.joined(tracked);
    }

    public static TrackedLines between(RichText old, RichText now) {
        return of(old, List.of(now));
    }

    Stream<TrackedLine> there() {
        return all.stream().filter(line -> line.revision().isThere());
    }
}
