package org.communique.publishing;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.communique.coalition.directory.Directory;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.publishing.PublicationCrashPoint.Wrapping;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementLists;
import org.communique.workflow.LazyServer;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/**
 * The process of the crash test. It finishes what the one before it left, by the queue or, where the statement is not public,
 * as its coordinator would, and says what is there then; it publishes another and ends at the point that it was given.
 */
final class PublicationCrashProcess {

    private PublicationCrashProcess() {}

    public static void main(String[] arguments) {
        var context = LazyServer.start(Path.of(arguments[0]), List.of(PublishingFixtures.class, Wrapping.class));
        reconcile(context);
        context.getBean(StatementLists.class).find(new Query()).forEach(statement -> report(context, statement));
        if (arguments.length > 1) {
            var fixtures = context.getBean(PublishingFixtures.class);
            var ready =
                    fixtures.closed("Killed at " + arguments[1], "We call on States.\n", "Org " + arguments[1], null);
            PublicationCrashPoint.armed = PublicationCrashPoint.valueOf(arguments[1]);
            fixtures.publish(ready);
        }
        System.exit(0);
    }

    /** As the job does a minute after the change. */
    private static void reconcile(ApplicationContext context) {
        var reconciler = context.getBean(PublicationReconciler.class);
        context.getBean(MongoOperations.class)
                .getCollection("reconcileQueue")
                .find(new Document("kind", reconciler.kind()))
                .map(entry -> entry.getString("subject"))
                .forEach(reconciler::reconcile);
    }

    private static void report(ApplicationContext context, Statement statement) {
        if (statement.phase() == Phase.CLOSED) {
            var coordinator = requireNonNull(context.getBean(Directory.class)
                    .members(List.of(statement.coordinator()))
                    .get(statement.coordinator()));
            var version = requireNonNull(statement.newestVersion());
            context.getBean(PublishingFixtures.class)
                    .publish(new PublishingFixtures.Ready(
                            version, requireNonNull(statement.frozen().newest()), coordinator));
        }
        var now = context.getBean(Statements.class).findById(statement.id()).orElseThrow();
        var recorded = context
                .getBean(Ledger.class)
                .entries(LogId.publicOf(statement.id().value()))
                .stream()
                .filter(entry -> entry.type().equals("published"))
                .count();
        var publications = context.getBean(MongoOperations.class)
                .getCollection("publications")
                .countDocuments(new Document("statement", statement.id().value()));
        System.out.println("HAS " + now.phase() + ", recorded " + recorded + ", publications " + publications + ": "
                + now.title());
    }
}
