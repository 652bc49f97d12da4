package org.communique.publishing;

import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.signon.AnswerContent;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.StatementFixtures;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoOperations;

/** Statements on their last way. */
@TestComponent
@Import(CoalitionFixtures.class)
class PublishingFixtures {

    /** A statement whose call is open. */
    record Ready(VersionId version, TextHash hash, Member coordinator) {

        StatementId statement() {
            return version.statement();
        }
    }

    private final CoalitionFixtures people;
    private final MongoOperations mongo;
    private final SignOnCallService calls;
    private final SignOnService signOn;
    private final PublicationService publishing;
    private final Clock clock;

    PublishingFixtures(
            CoalitionFixtures people,
            MongoOperations mongo,
            SignOnCallService calls,
            SignOnService signOn,
            PublicationService publishing,
            Clock clock) {
        this.people = people;
        this.mongo = mongo;
        this.calls = calls;
        this.signOn = signOn;
        this.publishing = publishing;
        this.clock = clock;
    }

    Ready approved(String title, String text) {
        var coordinator = people.member(Role.COORDINATOR);
        var version = VersionId.of(StatementId.random(), 1);
        var hash = TextHash.of(text);
        var now = clock.instant();
        var by = coordinator.id();
        mongo.insert(StatementFixtures.version(version, title, text, by, now));
        mongo.insert(StatementFixtures.approved(version, title, hash, by, now));
        return new Ready(version, hash, coordinator);
    }

    /** One organisation of the name signs, with the reservation if there is one, and the call is closed. */
    Ready closed(String title, String text, String organisationName, @Nullable String reservation) {
        var ready = approved(title, text);
        var organisation = people.organisation(organisationName);
        var representative = people.representative(organisation);
        var deadline = clock.instant().plus(Duration.ofDays(1));
        runAs(
                ready.coordinator(),
                () -> calls.open(new OpenCall(ready.statement(), Set.of(organisation.id()), deadline)));
        var signVersion =
                new SignVersion(ready.version(), organisation.id(), ready.hash(), AnswerContent.of(reservation));
        runAs(representative, () -> signOn.sign(signVersion));
        runAs(ready.coordinator(), () -> calls.close(ready.version()));
        return ready;
    }

    PublishingOutcome publish(Ready ready) {
        return publishAs(ready.coordinator(), ready);
    }

    PublishingOutcome publishAs(Member member, Ready ready) {
        return as(member, () -> publishing.publish(ready.statement(), ready.hash()));
    }

    String published(String title, String text, String organisation, @Nullable String reservation) {
        var outcome = publish(closed(title, text, organisation, reservation));
        return ((PublishingOutcome.Published) outcome).slug().value();
    }

    Member drafter() {
        return people.member(Role.DRAFTER);
    }
}
