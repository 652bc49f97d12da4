package org.communique.signon.participation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.signon.CallMessage;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.storage.FakeReplicaSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Invitations while the primary steps down. */
class ParticipationsTests {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void invitesThoughThePrimaryStepsDown() {
        var call = callOf(OrganisationId.random(), OrganisationId.random());
        try (FakeReplicaSet set = FakeReplicaSet.open(folder)) {
            context(set).run(context -> {
                Participations participations = context.getBean(Participations.class);
                set.failNext("update");
                participations.create(call, NOW);
                assertThat(set.faultsToCome()).isZero();
                assertThat(participations.of(call.version()))
                        .containsExactlyInAnyOrderElementsOf(call.invited().stream()
                                .map(organisation -> Participation.invited(call, organisation, NOW))
                                .toList());
            });
        }
    }

    private static ApplicationContextRunner context(FakeReplicaSet set) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(MongoAutoConfiguration.class, DataMongoAutoConfiguration.class))
                .withUserConfiguration(Slice.class)
                .withPropertyValues("spring.mongodb.uri=" + set.uri());
    }

    private static SignOnCall callOf(OrganisationId... organisations) {
        var version = VersionId.of(StatementId.random(), 1);
        return SignOnCall.opened(
                version,
                TextHash.of("text"),
                new CallMessage(MemberId.random(), NOW, ""),
                NOW.plusSeconds(60),
                null,
                Set.of(organisations));
    }

    @Configuration
    @ComponentScan("org.communique.id")
    @Import(Participations.class)
    static class Slice {}
}
