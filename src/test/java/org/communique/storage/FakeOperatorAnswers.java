package org.communique.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What the {@link FakeReplicaSet} tells operators of itself, and what one planted fault makes of that. No mongod was asked: the answers have
 * the form of MongoDB's manual (replSetGetStatus, replSetGetConfig, getParameter, getDefaultRWConcern, dbStats, and "Explain Results": a
 * {@code winningPlan} is a tree of stages with {@code COLLSCAN} or {@code IXSCAN} at its leaves, under {@code stages[0].$cursor} for a
 * pipeline), and which plan MongoDB chooses is our belief: where a condition can use an index, one of its indexes.
 */
final class FakeOperatorAnswers {

    private static final int UNAUTHORIZED = 13;
    private static final int CANNOT_CREATE_INDEX = 67;
    private static final int COMMAND_NOT_SUPPORTED = 115;
    private static final int OBJECT_TOO_LARGE = 10334;
    private static final int TIME_LIMIT_EXCEEDED = 50;
    private static final int SMALL = 8 << 20;
    private static final double GIGABYTE = 1e9;

    /** The first fields of the indexes of each collection. */
    private final Map<String, Set<String>> indexes = new ConcurrentHashMap<>();

    private volatile @Nullable PlantedFault fault;

    void plant(PlantedFault planted) {
        fault = planted;
    }

    boolean has(PlantedFault planted) {
        return fault == planted;
    }

    BsonDateTime clock() {
        long ahead = has(PlantedFault.WRONG_CLOCK) ? Duration.ofSeconds(90).toMillis() : 0;
        return new BsonDateTime(System.currentTimeMillis() + ahead);
    }

    /** The code of the error with which the command is refused; 0 where it is not. */
    int refusal(BsonDocument command) throws InterruptedException {
        String name = command.getFirstKey();
        if (isLongAggregation(command) && !has(PlantedFault.NO_TIME_LIMIT)) {
            Thread.sleep(command.getNumber("maxTimeMS").longValue());
            return TIME_LIMIT_EXCEEDED;
        }
        if (has(PlantedFault.SLOW)
                && name.equals("insert")
                && command.getString(name).getValue().equals("latency")) {
            Thread.sleep(110);
        }
        if (has(PlantedFault.COMMAND_HANGS) && name.equals("distinct")) {
            Thread.sleep(Duration.ofHours(1));
        }
        if (has(PlantedFault.RIGHTS_MISSING) && name.equals("getDefaultRWConcern")) {
            return UNAUTHORIZED;
        }
        if (has(PlantedFault.INDEX_REFUSED) && name.equals("createIndexes")) {
            return CANNOT_CREATE_INDEX;
        }
        if (has(PlantedFault.COMMAND_REFUSED) && name.equals("distinct")) {
            return COMMAND_NOT_SUPPORTED;
        }
        boolean isTooLarge = has(PlantedFault.SMALL_DOCUMENTS)
                && name.equals("insert")
                && command.getArray("documents").stream()
                        .map(BsonValue::asDocument)
                        .flatMap(document -> document.values().stream())
                        .anyMatch(value -> value.isBinary() && value.asBinary().getData().length > SMALL);
        return isTooLarge ? OBJECT_TOO_LARGE : 0;
    }

    /** Its product is far larger than what a time limit allows. */
    private static boolean isLongAggregation(BsonDocument command) {
        return command.isArray("pipeline") && command.toString().contains("$range");
    }

    /** The answer of an operator's command; null for others. */
    @Nullable
    BsonDocument answer(BsonDocument command) {
        return switch (command.getFirstKey()) {
            case "replSetGetStatus" -> ok("members", status());
            case "replSetGetConfig" -> ok("config", config());
            case "getParameter" ->
                ok(
                        "featureCompatibilityVersion",
                        new BsonDocument("version", new BsonString(has(PlantedFault.OLD_FEATURES) ? "6.0" : "8.0")));
            case "getDefaultRWConcern" -> ok("defaultReadConcern", new BsonDocument("level", new BsonString("local")));
            case "dbStats" ->
                ok("fsTotalSize", new BsonDouble(100 * GIGABYTE))
                        .append("fsUsedSize", new BsonDouble((has(PlantedFault.FULL_DISK) ? 99 : 40) * GIGABYTE));
            case "explain" -> explanation(command.getDocument("explain"));
            case "aggregate" -> isLongAggregation(command) ? cursor(command) : null;
            case "update" ->
                has(PlantedFault.UPDATE_WITHOUT_EFFECT) && command.toString().contains("checkedaddToSet")
                        ? ok("n", new BsonInt32(0)).append("nModified", new BsonInt32(0))
                        : null;
            default -> null;
        };
    }

    private static BsonDocument ok(String field, BsonValue value) {
        return new BsonDocument("ok", new BsonDouble(1)).append(field, value);
    }

    private static BsonDocument cursor(BsonDocument command) {
        String namespace = command.getString("$db").getValue() + "."
                + command.getString("aggregate").getValue();
        return ok(
                "cursor",
                new BsonDocument("id", new org.bson.BsonInt64(0))
                        .append("ns", new BsonString(namespace))
                        .append("firstBatch", new BsonArray()));
    }

    private BsonArray status() {
        Instant now = Instant.now();
        Instant late = has(PlantedFault.MEMBER_BEHIND) ? now.minusSeconds(100) : now;
        BsonDocument third = has(PlantedFault.MEMBER_DOWN)
                ? member(2, 8, "(not reachable/healthy)", Instant.EPOCH)
                : has(PlantedFault.ARBITER) ? member(2, 7, "ARBITER", null) : member(2, 2, "SECONDARY", late);
        return new BsonArray(List.of(member(0, 1, "PRIMARY", now), member(1, 2, "SECONDARY", now), third));
    }

    private static BsonDocument member(int id, int state, String name, @Nullable Instant reached) {
        BsonDocument member = new BsonDocument("_id", new BsonInt32(id))
                .append("name", new BsonString("mongo" + id + ".example:27017"))
                .append("health", new BsonDouble(state == 8 ? 0 : 1))
                .append("state", new BsonInt32(state))
                .append("stateStr", new BsonString(name));
        return reached == null ? member : member.append("optimeDate", new BsonDateTime(reached.toEpochMilli()));
    }

    private BsonDocument config() {
        BsonArray members = new BsonArray();
        for (int id = 0; id < 3; id++) {
            int votes = has(PlantedFault.TWO_MEMBERS) && id == 2 ? 0 : 1;
            members.add(new BsonDocument("_id", new BsonInt32(id)).append("votes", new BsonInt32(votes)));
        }
        return new BsonDocument("_id", new BsonString("rs0"))
                .append("members", members)
                .append("writeConcernMajorityJournalDefault", BsonBoolean.valueOf(!has(PlantedFault.NOT_JOURNALED)));
    }

    /** The command as the store gets it. */
    BsonDocument changed(BsonDocument command) {
        String name = command.getFirstKey();
        if (name.equals("createIndexes")) {
            remember(command);
        }
        if (name.equals("createIndexes") && has(PlantedFault.DUPLICATES_ACCEPTED)) {
            BsonDocument changed = BsonDocument.parse(command.toJson());
            changed.getArray("indexes").forEach(index -> index.asDocument().remove("unique"));
            return changed;
        }
        if (name.equals("aggregate") && has(PlantedFault.STREAM_LOSES)) {
            BsonDocument changed = BsonDocument.parse(command.toJson());
            BsonDocument first = changed.getArray("pipeline").getFirst().asDocument();
            if (first.containsKey("$changeStream")) {
                first.getDocument("$changeStream").remove("resumeAfter");
                return changed;
            }
        }
        return command;
    }

    private void remember(BsonDocument command) {
        Set<String> known = indexes.computeIfAbsent(
                command.getString("createIndexes").getValue(), _ -> ConcurrentHashMap.newKeySet());
        command.getArray("indexes")
                .forEach(
                        index -> known.add(index.asDocument().getDocument("key").getFirstKey()));
    }

    private @Nullable BsonDocument explanation(BsonDocument command) {
        if (has(PlantedFault.NO_PLANS)) {
            return ok("warning", new BsonString("not implemented"));
        }
        String name = command.getFirstKey();
        String collection = command.getString(name).getValue();
        Set<String> known = has(PlantedFault.COLLECTION_SCAN) && collection.equals("stages")
                ? Set.of()
                : indexes.getOrDefault(collection, new HashSet<>());
        boolean scans = CommandShape.of(command).stream().anyMatch(shape -> CommandRules.scans(shape, known));
        BsonDocument leaf = scans
                ? stage("COLLSCAN").append("direction", new BsonString("forward"))
                : stage("FETCH").append("inputStage", stage("IXSCAN"));
        BsonDocument chosen = switch (name) {
            case "update", "findAndModify" -> stage("UPDATE").append("inputStage", leaf);
            case "delete" -> stage("DELETE").append("inputStage", leaf);
            default -> leaf;
        };
        BsonDocument planner = new BsonDocument("winningPlan", chosen)
                .append("rejectedPlans", new BsonArray(List.of(stage("COLLSCAN"))));
        return name.equals("aggregate")
                ? ok(
                        "stages",
                        new BsonArray(List.of(
                                new BsonDocument("$cursor", new BsonDocument("queryPlanner", planner)),
                                new BsonDocument("$group", new BsonDocument()))))
                : ok("queryPlanner", planner);
    }

    private static BsonDocument stage(String name) {
        return new BsonDocument("stage", new BsonString(name));
    }
}
