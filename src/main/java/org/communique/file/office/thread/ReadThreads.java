package org.communique.file.office.thread;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.communique.file.ImportedThread;
import org.communique.file.ImportedThread.ImportedRemark;
import org.communique.text.comparison.Quotation;
import org.jspecify.annotations.Nullable;

/** Puts the comments of a file together: each with what answers it, however the file nests answers. */
public final class ReadThreads {

    /** More than any text has; a statement takes fewer. */
    public static final int MOST = 5_000;

    /** There are more than are read. */
    public static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Comments answer each other in a circle. */
    public static final class CircleException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private record Read(
            @Nullable String answers,
            ImportedRemark remark,
            boolean resolved,
            @Nullable Quotation words) {}

    private final Map<String, Read> all = new LinkedHashMap<>();

    /** Of threads that were followed already, so that a long chain is followed once. */
    private final Map<String, String> beginnings = new HashMap<>();

    /** Before work begins on each of them. */
    public static void holdMost(int comments) {
        if (comments > MOST) {
            throw new TooManyException();
        }
    }

    /** @param answers the id of another, which may come later; null for none */
    public void add(
            String id, @Nullable String answers, ImportedRemark remark, boolean resolved, @Nullable Quotation words) {
        // Of several with one id, answers are to the first.
        all.put(all.containsKey(id) ? id + "\n" + all.size() : id, new Read(answers, remark, resolved, words));
    }

    public List<ImportedThread> all() {
        var replies = new LinkedHashMap<String, List<ImportedRemark>>();
        var firsts = new LinkedHashMap<String, Read>();
        all.forEach((id, read) -> {
            var first = first(id);
            if (first.equals(id)) {
                firsts.put(id, read);
            } else {
                replies.computeIfAbsent(first, _ -> new ArrayList<>()).add(read.remark());
            }
        });
        return firsts.entrySet().stream()
                .map(each -> new ImportedThread(
                        each.getValue().words(),
                        each.getValue().remark(),
                        each.getValue().resolved(),
                        List.copyOf(replies.getOrDefault(each.getKey(), List.of()))))
                .toList();
    }

    private String first(String id) {
        var seen = new LinkedHashSet<String>();
        var first = id;
        while (!beginnings.containsKey(first)
                && all.get(first) instanceof Read read
                && read.answers() instanceof String answers
                && all.containsKey(answers)) {
            if (!seen.add(first)) {
                throw new CircleException();
            }
            first = answers;
        }
        var beginning = beginnings.getOrDefault(first, first);
        seen.forEach(each -> beginnings.put(each, beginning));
        return beginning;
    }
}
