package org.communique.storage.check;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;

/**
 * A read or write of the command catalogue, with values that stand for those that it leaves out.
 *
 * @param text   its line, without the reason for a scan
 * @param name   the command of MongoDB
 * @param tail   what follows its filter: the order, or the operators and options
 * @param mayScan whether it may look at a whole collection
 */
record CataloguedCommand(String text, String name, String collection, Sample sample, String tail, boolean mayScan) {

    private static final String FILE = "command-catalogue.txt";
    private static final String CREATION = "createIndexes ";
    private static final Document MAJORITY = new Document("w", "majority").append("j", true);

    private static final Set<String> TAKE_NUMBERS = Set.of("$inc", "$max", "$min");

    /** All but those that create an index. */
    static List<CataloguedCommand> all() {
        return lines().stream()
                .filter(line -> !line.startsWith(CREATION))
                .map(CataloguedCommand::parse)
                .toList();
    }

    /** The fields of an index that is unique. */
    record UniqueFields(String collection, List<String> fields) {}

    static List<UniqueFields> unique() {
        return lines().stream()
                .filter(line -> line.startsWith(CREATION) && line.contains("} unique "))
                .map(line -> new UniqueFields(
                        line.substring(CREATION.length(), line.indexOf(" {")),
                        List.of(line.substring(line.indexOf('{') + 1, line.indexOf('}'))
                                .replaceAll(": -?1", "")
                                .split(", "))))
                .toList();
    }

    private static List<String> lines() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CataloguedCommand.class.getResourceAsStream(FILE)), StandardCharsets.UTF_8))) {
            return file.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CataloguedCommand parse(String line) {
        String text = line.split(" -- scan: ", 2)[0];
        int filter = text.indexOf('{');
        String head = filter < 0
                ? text
                : text.substring(0, filter).replace(" [$match ", "").strip();
        int end = text.lastIndexOf('}') + 1;
        return new CataloguedCommand(
                text,
                head.substring(0, head.indexOf(' ')),
                head.substring(head.lastIndexOf(' ') + 1),
                Sample.of(filter < 0 ? "{}" : text.substring(filter, end)),
                text.substring(end).strip(),
                text.length() < line.length());
    }

    private boolean has(String word) {
        return (" " + tail + " ").contains(" " + word + " ");
    }

    boolean upserts() {
        return has("upsert");
    }

    boolean isInsert() {
        return name.equals("insert");
    }

    /** Of those that drivers send again after a failover ("Retryable Writes"). */
    boolean isRetryable() {
        return Set.of("insert", "update", "delete", "findAndModify").contains(name) && !has("many");
    }

    private boolean isRead() {
        return !isRetryable() && !has("many");
    }

    /** As it is sent, with the concerns that the product has. */
    Document command() {
        Document command = bare();
        // A count and a read of distinct values take one, too.
        return isRead()
                ? command.append("readConcern", new Document("level", "majority"))
                : command.append("writeConcern", MAJORITY);
    }

    /** As it is explained. */
    Document bare() {
        Document command = new Document(name, collection);
        Document filter = sample.filter();
        return switch (name) {
            case "find" -> {
                command.append("filter", filter);
                yield tail.isEmpty() ? command : command.append("sort", sort());
            }
            case "count" -> command.append("query", filter);
            case "distinct" -> command.append("key", key()).append("query", filter);
            case "aggregate" -> command.append("pipeline", pipeline()).append("cursor", new Document());
            case "findAndModify" -> {
                command.append("query", filter);
                yield has("remove")
                        ? command.append("remove", true)
                        : command.append("update", change())
                                .append("upsert", upserts())
                                .append("new", true);
            }
            case "insert" -> command.append("documents", List.of(document()));
            case "update" ->
                command.append(
                        "updates",
                        List.of(new Document("q", filter)
                                .append("u", change())
                                .append("multi", has("many"))
                                .append("upsert", upserts())));
            case "delete" ->
                command.append("deletes", List.of(new Document("q", filter).append("limit", has("many") ? 0 : 1)));
            default -> throw new IllegalArgumentException(text);
        };
    }

    private List<Document> pipeline() {
        List<Document> stages = new ArrayList<>(List.of(new Document("$match", sample.filter())));
        if (tail.contains("$limit")) {
            stages.add(new Document("$limit", 1));
        }
        stages.add(new Document("$group", new Document("_id", null).append("n", new Document("$sum", 1))));
        return stages;
    }

    /** One that it finds. */
    Document document() {
        return name.equals("distinct")
                ? new Document(sample.document()).append(key(), Sample.VALUE)
                : sample.document();
    }

    private String key() {
        return text.split(" ", 3)[1];
    }

    private Document sort() {
        Document sort = new Document();
        for (String field : tail.substring("sort ".length()).split(", ")) {
            sort.append(field.split(" ")[0], field.endsWith(" down") ? -1 : 1);
        }
        return sort;
    }

    /** Each operator changes a field of its own, which is in no filter. */
    private Document change() {
        if (has("replacement")) {
            return new Document("checked", Sample.VALUE);
        }
        Document change = new Document();
        for (String operator : tail.split(" ")) {
            if (operator.startsWith("$")) {
                Object operand = TAKE_NUMBERS.contains(operator) ? 1 : Sample.VALUE;
                change.append(operator, new Document("checked" + operator.substring(1), operand));
            }
        }
        return change;
    }

    /** Whether it did to the one document that is there what it should. */
    boolean isDone(Document answer) {
        return switch (name) {
            case "find" -> batch(answer).size() == 1;
            case "aggregate" ->
                batch(answer).size() == 1
                        && Integer.valueOf(1).equals(batch(answer).getFirst().get("n"));
            case "distinct" -> answer.getList("values", Object.class).equals(List.of(Sample.VALUE));
            case "findAndModify" -> answer.get("value") != null;
            default -> answer.get("n") instanceof Number number && number.intValue() == 1;
        };
    }

    private static List<Document> batch(Document answer) {
        return answer.get("cursor", Document.class).getList("firstBatch", Document.class);
    }
}
