package org.communique.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.communique.coalition.directory.MemberId;
import org.communique.job.Leases;
import org.communique.statement.StatementId;
import org.communique.storage.FakeReplicaSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

class NoticeRetentionTests {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void keepsNoticesForHalfAYear() {
        try (FakeReplicaSet set = FakeReplicaSet.open(folder)) {
            new ApplicationContextRunner()
                    .withConfiguration(
                            AutoConfigurations.of(MongoAutoConfiguration.class, DataMongoAutoConfiguration.class))
                    .withUserConfiguration(Slice.class)
                    .withPropertyValues("spring.mongodb.uri=" + set.uri())
                    .run(context -> {
                        MongoTemplate mongo = context.getBean(MongoTemplate.class);
                        Notice kept = mongo.insert(notice(NOW.minus(Duration.ofDays(179))));
                        mongo.insert(notice(NOW.minus(Duration.ofDays(181))));
                        context.getBean(NoticeRetention.class).run();
                        assertThat(mongo.findAll(Notice.class)).containsExactly(kept);
                    });
        }
    }

    private static Notice notice(Instant at) {
        return new Notice(
                NoticeId.random(),
                MemberId.random(),
                NoticeKind.SIGNED,
                StatementId.random(),
                null,
                null,
                null,
                null,
                null,
                null,
                at,
                null,
                null);
    }

    @Configuration
    @ComponentScan("org.communique.id")
    @Import({Leases.class, NoticeRetention.class})
    static class Slice {

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }
}
