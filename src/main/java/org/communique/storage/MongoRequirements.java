package org.communique.storage;

import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.communique.operator.CannotStartException;
import org.communique.storage.embedded.EmbeddedMongo;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** The requirements for a MongoDB server, checked before anything is stored in it. */
@Component
class MongoRequirements {

    private static final int OLDEST = 7;
    private static final int UNAUTHORIZED = 13;
    private static final Set<String> OF_MONGODB = Set.of("admin", "config", "local");
    private static final List<String> NOT_TO_BE_SET = Stream.concat(
                    Stream.of("spring.data.mongodb.uri"),
                    Stream.of(
                                    "host",
                                    "port",
                                    "additional-hosts",
                                    "database",
                                    "username",
                                    "password",
                                    "authentication-database",
                                    "replica-set-name",
                                    "protocol")
                            .flatMap(name -> Stream.of("spring.mongodb." + name, "spring.data.mongodb." + name)))
            .toList();

    private final MongoClient client;
    private final MongoDatabaseFactory databases;
    private final ObjectProvider<EmbeddedMongo> embedded;
    private final Environment environment;

    MongoRequirements(
            MongoClient client,
            MongoDatabaseFactory databases,
            ObjectProvider<EmbeddedMongo> embedded,
            Environment environment) {
        this.client = client;
        this.databases = databases;
        this.embedded = embedded;
        this.environment = environment;
    }

    /** @throws CannotStartException when the server lacks one of them or cannot be asked */
    void check() {
        checkSettings(property -> !environment.getProperty(property, "").isBlank());
        if (embedded.getIfAvailable() == null) {
            checkName(databases.getMongoDatabase().getName());
            checkServer(client, databases.getMongoDatabase());
        }
    }

    /** Together with the URI Spring lets some of them override it and ignores the others; of the old names it ignores all. */
    static void checkSettings(Predicate<String> isSet) {
        for (String property : NOT_TO_BE_SET) {
            if (isSet.test(property)) {
                String variable = variable(property);
                throw new CannotStartException(
                        variable + " is set, which does not count.",
                        "Say it in SPRING_MONGODB_URI, such as"
                                + " mongodb://USER:PASSWORD@HOST:27017/communique?replicaSet=rs0, and unset " + variable
                                + ".");
            }
        }
    }

    /** Spring's name of it in the environment. */
    static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    static void checkName(String database) {
        if (OF_MONGODB.contains(database)) {
            throw new CannotStartException(
                    "SPRING_MONGODB_URI names the database " + database + ", which is MongoDB's own.",
                    "Name the coalition's, such as /communique?authSource=" + database
                            + "; authSource names the database that knows the user.");
        }
    }

    /** @param database is not changed */
    static void checkServer(MongoClient client, MongoDatabase database) {
        try {
            checkTopology(database.runCommand(new Document("hello", 1)));
            checkVersion(database.runCommand(new Document("buildInfo", 1)).getString("version"));
        } catch (MongoSecurityException e) {
            throw new CannotStartException(
                    "MongoDB at " + addresses(client) + " does not accept the user name and password.",
                    "Correct them in SPRING_MONGODB_URI; authSource there names the database that knows the user.",
                    e);
        } catch (MongoException e) {
            throw new CannotStartException(
                    "MongoDB at " + addresses(client) + " cannot be reached ("
                            + e.getClass().getSimpleName() + ").",
                    "Start it, or correct SPRING_MONGODB_URI; with replicaSet in it, the members must be reachable by"
                            + " the names that the set has for them.",
                    e);
        }
        checkMajority(database);
    }

    private static void checkTopology(Document hello) {
        boolean sharded = "isdbgrid".equals(hello.getString("msg"));
        if (!sharded && hello.getString("setName") == null) {
            throw new CannotStartException(
                    "MongoDB is a standalone server, which has no change streams and no retryable writes.",
                    "Make it a replica set, also of one member: start mongod with --replSet rs0, run rs.initiate(), and"
                            + " put replicaSet=rs0 into SPRING_MONGODB_URI.");
        }
    }

    private static void checkVersion(String version) {
        if (Integer.parseInt(version.split("\\.")[0]) < OLDEST) {
            throw new CannotStartException(
                    "MongoDB is version " + version + ".", "Communiqué needs MongoDB " + OLDEST + " or newer.");
        }
    }

    /** Removing a document that does not exist changes nothing, but is acknowledged only when a majority has all earlier writes. */
    private static void checkMajority(MongoDatabase database) {
        try {
            database.getCollection("settings").deleteOne(new Document("_id", "no such setting"));
        } catch (MongoException e) {
            if (e.getCode() == UNAUTHORIZED) {
                throw new CannotStartException(
                        "The user may not write to the database " + database.getName() + ".",
                        "Give it the role readWrite on " + database.getName() + ".",
                        e);
            }
            throw new CannotStartException(
                    "MongoDB does not confirm that a majority of its members has a write ("
                            + e.getClass().getSimpleName() + ").",
                    "Start the members that are missing (rs.status() tells which), and let the user read and write the"
                            + " database.",
                    e);
        }
    }

    private static String addresses(MongoClient client) {
        return client.getClusterDescription().getServerDescriptions().stream()
                .map(server -> server.getAddress().toString())
                .collect(Collectors.joining(", "));
    }
}
