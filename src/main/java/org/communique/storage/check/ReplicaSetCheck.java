package org.communique.storage.check;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;

/** What MongoDB says of itself: its members and settings, its clock and its disk. */
public final class ReplicaSetCheck {

    private static final String MONGODB = "MongoDB";
    private static final int OLDEST = 7;
    private static final Duration FARTHEST_BEHIND = Duration.ofSeconds(30);
    private static final double GIGABYTE = 1e9;
    private static final double LEAST_FREE = 5 * GIGABYTE;
    private static final int LEAST_FREE_PERCENT = 10;

    private static final int PRIMARY = 1;
    private static final int ARBITER = 7;
    private static final Set<Integer> IN_ORDER = Set.of(PRIMARY, 2, ARBITER);

    private final MongoDatabase admin;
    private final MongoDatabase database;
    private volatile boolean sharded;

    public ReplicaSetCheck(MongoClient client, MongoDatabase database) {
        this.admin = client.getDatabase("admin");
        this.database = database;
    }

    public void run(Report report) {
        report.step(
                MONGODB,
                "Clock",
                "Keep the clocks of all machines with NTP or chrony.",
                () -> Clocks.compare(
                        () -> admin.runCommand(new Document("hello", 1)).getDate("localTime").toInstant()));
        report.step(MONGODB, "Free space", "Make room on the disk of MongoDB.", this::space);
        boolean isSet = report.step(MONGODB, "Topology", "Look at its log.", this::topology) && !sharded;
        boolean maySee = isSet && report.step(
                MONGODB,
                "Rights",
                "Give the user the role clusterMonitor on admin for this check.",
                () -> "members and settings can be seen: " + admin.runCommand(new Document("getDefaultRWConcern", 1))
                                .get("defaultWriteConcern", new Document("w", "majority")).toJson()
                        + " is the default write concern, and Communiqué asks for the majority with its journal");
        if (maySee) {
            report.step(
                    MONGODB,
                    "Feature compatibility",
                    "Set it to the version of the servers (setFeatureCompatibilityVersion) when all are upgraded.",
                    this::featureVersion);
            report.step(MONGODB, "Members", "Start it, or remove it from the set; rs.status() says why.", this::members);
            report.step(
                    MONGODB,
                    "Arbiters",
                    "Replace it with a member that holds data: with an arbiter and one member down, no majority has a write.",
                    this::arbiters);
            report.step(
                    MONGODB,
                    "Voting members",
                    "Add a third member: with two, the loss of either stops all writes.",
                    this::voters);
            report.step(
                    MONGODB,
                    "Replication",
                    "Look at its disk and network; rs.printSecondaryReplicationInfo() says how far it is.",
                    this::replication);
            report.step(
                    MONGODB,
                    "Journal",
                    "Set writeConcernMajorityJournalDefault to true with rs.reconfig().",
                    this::journal);
        }
    }

    private String topology() {
        Document hello = admin.runCommand(new Document("hello", 1));
        sharded = hello.containsKey("msg");
        String version = admin.runCommand(new Document("buildInfo", 1)).getString("version");
        return "version " + version
                + (sharded ? ", a sharded cluster: look at the members of each shard yourself" : ", a replica set");
    }

    private String space() throws UnfitException {
        Document stats = database.runCommand(new Document("dbStats", 1));
        if (!stats.containsKey("fsTotalSize")) {
            return "this server does not say";
        }
        double total = ((Number) stats.get("fsTotalSize")).doubleValue();
        double free = total - ((Number) stats.get("fsUsedSize")).doubleValue();
        String found = "%.1f of %.1f GB are free".formatted(free / GIGABYTE, total / GIGABYTE);
        if (free < LEAST_FREE || free * 100 < total * LEAST_FREE_PERCENT) {
            throw new UnfitException(found + ".");
        }
        return found;
    }

    private String featureVersion() throws UnfitException {
        String version = admin.runCommand(new Document("getParameter", 1).append("featureCompatibilityVersion", 1))
                .get("featureCompatibilityVersion", Document.class)
                .getString("version");
        if (Integer.parseInt(version.split("\\.")[0]) < OLDEST) {
            throw new UnfitException("is " + version + ".");
        }
        return version;
    }

    private List<Document> status() {
        return admin.runCommand(new Document("replSetGetStatus", 1)).getList("members", Document.class);
    }

    /** By their numbers: their addresses do not belong into a report that is passed on. */
    private static String names(List<Document> members) {
        return members.stream()
                .map(member -> member.get("_id") + " (" + member.getString("stateStr") + ")")
                .collect(Collectors.joining(", "));
    }

    private static int state(Document member) {
        return ((Number) member.get("state")).intValue();
    }

    private String members() throws UnfitException {
        List<Document> all = status();
        List<Document> down = all.stream()
                .filter(member -> ((Number) member.get("health")).intValue() != 1
                        || !IN_ORDER.contains(state(member)))
                .toList();
        if (!down.isEmpty()) {
            throw new UnfitException("Member " + names(down) + " does not work.");
        }
        return names(all) + (all.size() == 1 ? "; with one member nothing takes over when it fails" : "");
    }

    private String arbiters() throws UnfitException {
        List<Document> arbiters =
                status().stream().filter(member -> state(member) == ARBITER).toList();
        if (!arbiters.isEmpty()) {
            throw new UnfitException("Member " + names(arbiters) + " holds no data.");
        }
        return "none";
    }

    private Document settings() {
        return admin.runCommand(new Document("replSetGetConfig", 1)).get("config", Document.class);
    }

    private String voters() throws UnfitException {
        long voters = settings().getList("members", Document.class).stream()
                .filter(member -> ((Number) Objects.requireNonNullElse(member.get("votes"), 1)).intValue() > 0)
                .count();
        if (voters == 2) {
            throw new UnfitException("There are two.");
        }
        return String.valueOf(voters);
    }

    private String replication() throws UnfitException {
        List<Document> holders = status().stream()
                .filter(member -> IN_ORDER.contains(state(member)) && state(member) != ARBITER)
                .toList();
        Instant newest = holders.stream()
                .map(ReplicaSetCheck::reached)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        List<Document> late = holders.stream()
                .filter(member -> Duration.between(reached(member), newest).compareTo(FARTHEST_BEHIND) > 0)
                .toList();
        if (!late.isEmpty()) {
            throw new UnfitException(
                    "Member " + names(late) + " is more than " + FARTHEST_BEHIND.toSeconds() + " s behind.");
        }
        return "no member is more than " + FARTHEST_BEHIND.toSeconds() + " s behind";
    }

    private static Instant reached(Document member) {
        return Objects.requireNonNullElse(member.getDate("optimeDate"), new Date(0))
                .toInstant();
    }

    private String journal() throws UnfitException {
        if (!settings().getBoolean("writeConcernMajorityJournalDefault", true)) {
            throw new UnfitException("A majority can have a write that is in no journal.");
        }
        return "a majority has a write when it is in its journal";
    }
}
