package org.communique.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The writes of one insert or update command, run one by one: an ordered command ends with its first error, and what is
 * counted is what was done. The commands of mongo-java-server do neither.
 */
record BulkWrite(Document command, String field, List<?> writes) {

    static BulkWrite of(Document command) {
        String field = command.containsKey("updates") ? "updates" : "documents";
        List<?> writes = command.get(field) instanceof Collection<?> all ? List.copyOf(all) : List.of();
        return new BulkWrite(command, field, writes);
    }

    /** @param quick runs a single write by itself if it is simple enough, and says whether it did */
    Document run(Predicate<Object> quick, UnaryOperator<Document> runner) {
        boolean ordered = !Boolean.FALSE.equals(command.get("ordered"));
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < writes.size() && (errors.isEmpty() || !ordered); i++) {
            if (quick.test(writes.get(i))) {
                matched++;
                modified++;
                continue;
            }
            Document part = command.clone().append(field, new ArrayList<>(List.of(writes.get(i))));
            Document answer = runner.apply(part);
            List<Document> failures = documents(answer, "writeErrors");
            matched += failures.isEmpty() ? count(answer, "n") : 0;
            modified += count(answer, "nModified");
            collect(failures, i, errors);
            collect(documents(answer, "upserted"), i, upserted);
        }
        Document answer = new Document("n", matched);
        if (field.equals("updates")) {
            answer.append("nModified", modified);
        }
        if (!upserted.isEmpty()) {
            answer.append("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            answer.append("writeErrors", errors);
        }
        return answer.append("ok", 1.0);
    }

    private static void collect(List<Document> entries, int index, List<Document> all) {
        entries.forEach(entry -> all.add(entry.append("index", index)));
    }

    private static int count(Document answer, String field) {
        return answer.get(field) instanceof Number number ? number.intValue() : 0;
    }

    private static List<Document> documents(Document answer, String field) {
        return answer.get(field) instanceof Collection<?> entries
                ? entries.stream().map(Document.class::cast).toList()
                : List.of();
    }
}
