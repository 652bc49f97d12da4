package org.communique.publishing;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.communique.ledger.Ledger;
import org.communique.ledger.NameEraser;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * {@code ./run erase NAME}: takes a person's or an organisation's name out of the ledger's openings and of what is published. The
 * record and every proof stay what they were.
 */
@Component
class EraseNameCommand implements OperatorCommand {

    /** Of all that entries seal. */
    private static final Set<String> FACTS =
            Set.of("organisation", "name", "evidence", "recordedBy", "linkHandedOverBy", "acceptedBy", "by");

    private final Ledger ledger;
    private final List<NameEraser> features;
    private final Publications publications;
    private final MongoOperations mongo;
    private final PublicationFiles files;
    private final PublicPageCache pages;
    private final Clock clock;

    EraseNameCommand(
            Ledger ledger,
            List<NameEraser> features,
            Publications publications,
            MongoOperations mongo,
            PublicationFiles files,
            PublicPageCache pages,
            Clock clock) {
        this.ledger = ledger;
        this.features = features;
        this.publications = publications;
        this.mongo = mongo;
        this.files = files;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "erase";
    }

    @Override
    public String run(List<String> arguments) {
        if (arguments.size() != 1 || arguments.getFirst().isBlank()) {
            throw new CommandRefusedException("Say whose name, exactly as it was signed: erase \"NAME\"");
        }
        var name = arguments.getFirst();
        // First here, where what the ledger lacks yet comes from.
        int records = features.stream().mapToInt(eraser -> eraser.erase(name)).sum();
        int seals = ledger.eraseAll(name, FACTS, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        int shown = 0;
        for (var publication : publications.findAllSummaries()) {
            if (publication.document().isSignedBy(name)) {
                erase(name, publication.slug());
                files.evict(publication);
                pages.evict(publication.slug());
                shown++;
            }
        }
        if (seals + records + shown == 0) {
            throw new CommandRefusedException("No one signed under exactly this name.");
        }
        return "Erased from " + seals + " entries of the ledger, " + records + " answers to calls and " + shown
                + " published statements. Other servers of this database show"
                + " it for five minutes more. Accounts and organisations are the administrator's to change; backups and"
                + " bundles in other hands keep what they have.";
    }

    /** One signature at a time, in place, so that another name erased at the same time stays erased. */
    private void erase(String name, Slug slug) {
        var signed = query(
                where("_id").is(slug).and("document.signatures.organisation").is(name));
        var erased = new Update()
                .set("document.signatures.$.organisation", PublishedSignature.ERASED)
                .unset("document.signatures.$.reservation");
        while (mongo.updateFirst(signed, erased, Publication.class).getModifiedCount() > 0) {
            // An organisation that signed again may be there twice.
        }
    }
}
