package org.communique.file.office.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.file.office.export.FileComment.Place;
import org.communique.text.comparison.Passages;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Text;
import org.communique.text.line.TrackedLine;
import org.communique.text.line.TrackedLine.TrackedRun;

/** Where the words of a text, passage by passage, have comments. */
final class CommentAnchors {

    /** What stands in a paragraph. */
    sealed interface Part {}

    record Run(TrackedRun run) implements Part {}

    /** Where the words of a comment begin or end. */
    record Mark(int thread, boolean begins) implements Part {}

    private record Event(int at, Mark mark) {}

    private final CommentedSide side;
    private final Map<String, List<Integer>> byAddress = new HashMap<>();
    private final FileComments comments;
    private boolean begun;
    private int passages;
    private int notes;

    CommentAnchors(FileComments comments) {
        this.comments = comments;
        this.side = comments.side();
        for (int thread = 0; thread < comments.threads().size(); thread++) {
            var place = comments.threads().get(thread).place();
            byAddress
                    .computeIfAbsent(place == null ? "" : place.address(), _ -> new ArrayList<>())
                    .add(thread);
        }
    }

    List<Part> next(TrackedLine.Words line) {
        return next(List.of(line.runs()), false).getFirst();
    }

    /** A row has a number even if all of its cells are empty, unless it has but one. */
    List<List<Part>> next(TrackedLine.TrackedRow row) {
        return next(row.cells(), row.cells().size() > 1 && side.has(row.revision()));
    }

    private List<List<Part>> next(List<List<TrackedRun>> cells, boolean numbered) {
        boolean counts = numbered || cells.stream().flatMap(List::stream).anyMatch(run -> side.has(run.revision()));
        var found = counts ? byAddress.remove("p" + ++passages) : null;
        var here = new ArrayList<>(found == null ? List.of() : found);
        if (counts && !begun) {
            begun = true;
            here.addAll(byAddress.getOrDefault("", List.of()));
            byAddress.remove("");
        }
        if (byAddress.isEmpty() && here.isEmpty()) {
            return cells.stream()
                    .map(cell -> cell.stream().<Part>map(Run::new).toList())
                    .toList();
        }
        var parts = new ArrayList<List<Part>>();
        int start = 0;
        for (var cell : cells) {
            int end = start + length(cell);
            boolean last = parts.size() == cells.size() - 1;
            parts.add(parts(cell, start, events(here, start, end, last)));
            start = end + Passages.CELL.length();
        }
        return parts;
    }

    /** Threads whose places are not in the text. */
    List<Integer> lost() {
        return byAddress.values().stream().flatMap(List::stream).sorted().toList();
    }

    private int length(List<TrackedRun> cell) {
        return cell.stream()
                .filter(run -> side.has(run.revision()))
                .mapToInt(run -> length(run.inline()))
                .sum();
    }

    private static int length(Inline inline) {
        return switch (inline) {
            case Text(var text, var _) -> text.length();
            case LineBreak _ -> 1;
            case Footnote _ -> 0;
        };
    }

    /** Those that begin in the cell; they end in it, too. */
    private List<Event> events(List<Integer> here, int start, int end, boolean last) {
        var events = new ArrayList<Event>();
        for (var threads = here.iterator(); threads.hasNext(); ) {
            int thread = threads.next();
            var place = comments.threads().get(thread).place();
            int from = place == null ? start : Math.max(start, place.from());
            if (from < end || last) {
                int to = place == null ? end : Math.clamp(place.to(), Math.min(from, end), end);
                events.add(new Event(Math.min(from, end), new Mark(thread, true)));
                events.add(new Event(to, new Mark(thread, false)));
                threads.remove();
            }
        }
        events.sort(Comparator.comparingInt(Event::at));
        return events;
    }

    private List<Part> parts(List<TrackedRun> cell, int start, List<Event> events) {
        var parts = new ArrayList<Part>();
        int at = start;
        int next = 0;
        for (var run : cell) {
            if (!side.has(run.revision())) {
                parts.add(new Run(run));
                continue;
            }
            if (run.inline() instanceof Footnote) {
                note(run, parts);
                continue;
            }
            int end = at + length(run.inline());
            int from = at;
            while (next < events.size() && events.get(next).at() < end) {
                int cut = events.get(next).at();
                if (cut > from) {
                    parts.add(piece(run, from - at, cut - at));
                    from = cut;
                }
                parts.add(events.get(next++).mark());
            }
            parts.add(from == at ? new Run(run) : piece(run, from - at, end - at));
            at = end;
        }
        events.subList(next, events.size()).forEach(event -> parts.add(event.mark()));
        return parts;
    }

    private void note(TrackedRun run, List<Part> parts) {
        var found = byAddress.remove("n" + ++notes);
        var threads = found == null ? List.<Integer>of() : found;
        threads.forEach(thread -> parts.add(new Mark(thread, true)));
        parts.add(new Run(run));
        threads.forEach(thread -> parts.add(new Mark(thread, false)));
    }

    private static Part piece(TrackedRun run, int from, int to) {
        return run.inline() instanceof Text(var text, var marks)
                ? new Run(new TrackedRun(new Text(text.substring(from, to), marks), run.revision(), List.of()))
                : new Run(run);
    }

    /** Of a comment that is on no words, or on words of a passage. */
    static Place whole(String address) {
        return new Place(address, 0, Integer.MAX_VALUE);
    }
}
