package org.communique.storage;

import java.util.Arrays;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds when none of the properties that name a server is set to anything. */
abstract class ServerNotConfiguredCondition implements Condition {

    private final String[] properties;

    private ServerNotConfiguredCondition(String... properties) {
        this.properties = properties;
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        return Arrays.stream(properties)
                .map(environment::getProperty)
                .allMatch(value -> value == null || value.isBlank());
    }

    static final class MongoDb extends ServerNotConfiguredCondition {
        MongoDb() {
            super("spring.mongodb.uri", "spring.mongodb.host");
        }
    }

    static final class Relational extends ServerNotConfiguredCondition {
        Relational() {
            super("spring.datasource.url");
        }
    }
}
