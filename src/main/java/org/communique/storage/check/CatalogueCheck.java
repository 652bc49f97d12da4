package org.communique.storage.check;

import com.mongodb.ClientSessionOptions;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.communique.storage.check.CataloguedCommand.UniqueFields;
import org.jspecify.annotations.Nullable;

/** Runs each command of the catalogue, and looks at its plan, over a database with all indexes. */
public final class CatalogueCheck {

    private static final String MONGODB = "MongoDB";
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int DUPLICATE_KEY = 11000;

    /** A server that no longer answers is not asked hundreds of times. */
    private static final int MOST_TIMEOUTS = 3;

    private static final String OTHERWISE =
            "Use MongoDB itself, version 7 or newer: imitations of it and some hosted offers leave commands out.";

    private final MongoClient client;
    private final MongoDatabase database;
    private final List<CataloguedCommand> commands = CataloguedCommand.all();

    public CatalogueCheck(MongoClient client, MongoDatabase database) {
        this.client = client;
        this.database = database;
    }

    public void run(CheckReport report) {
        report.step(MONGODB, "Unique indexes", OTHERWISE, this::refuseDuplicates);
        report.step(MONGODB, "Commands", LIMIT, OTHERWISE, this::runCommands);
        report.step(
                MONGODB,
                "Plans",
                LIMIT,
                "Use MongoDB itself, and report this with the JSON file: an index is missing or not used.",
                this::explainCommands);
    }

    private String refuseDuplicates() throws UnfitException {
        List<String> accepted = new ArrayList<>();
        List<UniqueFields> indexes = CataloguedCommand.unique();
        for (UniqueFields index : indexes) {
            List<String> others = indexes.stream()
                    .filter(other -> other.collection().equals(index.collection()))
                    .flatMap(other -> other.fields().stream())
                    .filter(field -> !index.fields().contains(field))
                    .toList();
            if (!refusesDuplicate(database.getCollection(index.collection()), index.fields(), others)) {
                accepted.add(index.collection() + " " + index.fields());
            }
        }
        return all("%d unique indexes refuse a second document with the same values", indexes.size(), accepted);
    }

    /** @param others fields of other unique indexes, which should not be what refuses it */
    private static boolean refusesDuplicate(
            MongoCollection<Document> collection, List<String> fields, List<String> others) {
        try {
            for (String id : List.of("first", "second")) {
                Document document = new Document("_id", id);
                others.forEach(field -> document.append(field, id));
                fields.forEach(field -> document.append(field, Sample.VALUE));
                collection.insertOne(document);
            }
            return false;
        } catch (MongoWriteException e) {
            if (e.getCode() == DUPLICATE_KEY) {
                return true;
            }
            throw e;
        } finally {
            collection.deleteMany(new Document());
        }
    }

    private String runCommands() throws UnfitException {
        List<String> failed = new ArrayList<>();
        try (ClientSession session = client.startSession(
                ClientSessionOptions.builder().causallyConsistent(false).build())) {
            forEach(commands, failed, command -> run(command, session));
        }
        return all("%d commands are carried out on the document that they should find", commands.size(), failed);
    }

    private String explainCommands() throws UnfitException {
        List<CataloguedCommand> explained =
                commands.stream().filter(command -> !command.isInsert()).toList();
        List<String> problems = new ArrayList<>();
        forEach(explained, problems, this::judgePlan);
        return all("%d commands look at no whole collection that they need not look at", explained.size(), problems);
    }

    private static String all(String what, int count, List<String> exceptions) throws UnfitException {
        String wanted = what.formatted(count);
        if (!exceptions.isEmpty()) {
            throw new UnfitException("Not all %s; exceptions: %d.".formatted(wanted, exceptions.size()), exceptions);
        }
        return "all " + wanted;
    }

    private interface Trial {

        /** @return what is wrong; null where nothing is */
        @Nullable
        String run(CataloguedCommand command);
    }

    private static void forEach(List<CataloguedCommand> commands, List<String> problems, Trial trial) {
        int timeouts = 0;
        for (CataloguedCommand command : commands) {
            try {
                String problem = trial.run(command);
                if (problem != null) {
                    problems.add(command.text() + ": " + problem);
                }
            } catch (MongoTimeoutException e) {
                problems.add(command.text() + ": " + CheckReport.kind(e));
                if (++timeouts == MOST_TIMEOUTS) {
                    problems.add("what follows was not tried");
                    return;
                }
            } catch (MongoException e) {
                problems.add(command.text() + ": " + CheckReport.kind(e));
            }
        }
    }

    private @Nullable String run(CataloguedCommand command, ClientSession session) {
        MongoCollection<Document> collection = database.getCollection(command.collection());
        if (command.isInsert() || command.upserts()) {
            collection.deleteOne(Filters.eq(Sample.VALUE));
        } else {
            collection.replaceOne(Filters.eq(Sample.VALUE), command.document(), new ReplaceOptions().upsert(true));
        }
        Document sent = command.command();
        if (command.isRetryable()) {
            sent.append("txnNumber", session.getServerSession().advanceTransactionNumber());
        }
        Document answer = database.runCommand(session, sent);
        // With such an error a command is answered as one that was carried out.
        for (String errors : List.of("writeErrors", "writeConcernError")) {
            if (answer.containsKey(errors)) {
                return errors + " " + answer.get(errors);
            }
        }
        return command.isDone(answer) ? null : "it does not find the document that it should";
    }

    private @Nullable String judgePlan(CataloguedCommand command) {
        Document answer =
                database.runCommand(new Document("explain", command.bare()).append("verbosity", "queryPlanner"));
        Plan plan = new Plan();
        plan.read(answer);
        if (!plan.isThere) {
            return "explain has no plan";
        }
        return plan.scans && !command.mayScan() ? "it looks at the whole collection" : null;
    }

    /**
     * The plan that MongoDB chose. It is a tree of stages whose form depends on the version, the engine and the command ("Explain Results"
     * in MongoDB's manual), so only what its leaves are called is read.
     */
    private static final class Plan {

        private boolean isThere;
        private boolean scans;

        void read(@Nullable Object part) {
            switch (part) {
                case Document document ->
                    document.forEach((name, value) -> {
                        isThere |= name.equals("winningPlan");
                        scans |= name.equals("stage") && value.equals("COLLSCAN");
                        if (!name.equals("rejectedPlans") && !name.equals("command")) {
                            read(value);
                        }
                    });
                case List<?> list -> list.forEach(this::read);
                case null, default -> {}
            }
        }
    }
}
