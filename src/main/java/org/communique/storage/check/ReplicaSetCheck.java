package org.communique.storage.check;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What MongoDB says of itself: its version, its members and their settings, and its clock. */
public final class ReplicaSetCheck {

    private static final String MONGODB = "MongoDB";
    private static final int OLDEST = 7;
    private static final Duration FARTHEST_BEHIND = Duration.ofSeconds(30);
    private static final int ARBITER = 7;

    /** Primary and secondary, of which members can become the other. */
    private static final Set<Integer> HOLDS_DATA = Set.of(1, 2);

    private final MongoDatabase admin;
    private boolean isSharded;
    private Document settings = new Document();
    private List<Document> members = List.of();

    public ReplicaSetCheck(MongoClient client) {
        this.admin = client.getDatabase("admin");
    }

    public void run(CheckReport report) {
        report.step(
                MONGODB,
                "Clock",
                Clocks.REMEDY,
                () -> Clocks.compare(() -> ask("hello").getDate("localTime").toInstant()));
        if (!report.step(MONGODB, "Topology", "Look at its log.", this::topology) || isSharded) {
            return;
        }
        if (!report.step(
                MONGODB, "Rights", "Give the user the role clusterMonitor on admin for this check.", this::look)) {
            return;
        }
        report.step(
                MONGODB,
                "Feature compatibility",
                "When all members are upgraded, set it to their version (setFeatureCompatibilityVersion).",
                this::featureVersion);
        report.step(
                MONGODB,
                "Members",
                "Start it, or remove it from the set; rs.status() says why.",
                () -> none(
                        names(members),
                        "is not a working member",
                        member -> !worksAs(member, HOLDS_DATA) && !worksAs(member, Set.of(ARBITER))));
        report.step(
                MONGODB,
                "Arbiters",
                "Replace it with a member that holds data: otherwise writes stop when another member does.",
                () -> none("none", "holds no data", member -> worksAs(member, Set.of(ARBITER))));
        report.step(MONGODB, "Voting members", "Add a third: with two, writes stop when either does.", this::voters);
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

    private Document ask(String command) {
        return admin.runCommand(new Document(command, 1));
    }

    private String topology() {
        isSharded = ask("hello").containsKey("msg");
        return "version " + ask("buildInfo").getString("version")
                + (isSharded ? ", a sharded cluster: look at the members of each shard yourself" : ", a replica set");
    }

    private String look() {
        settings = ask("replSetGetConfig").get("config", Document.class);
        members = ask("replSetGetStatus").getList("members", Document.class);
        return "members and settings can be seen; the default write concern, which is not used, is "
                + ask("getDefaultRWConcern")
                        .get("defaultWriteConcern", new Document("w", "majority"))
                        .toJson();
    }

    private String featureVersion() throws UnfitException {
        String version = admin.runCommand(new Document("getParameter", 1).append("featureCompatibilityVersion", 1))
                .get("featureCompatibilityVersion", Document.class)
                .getString("version");
        if (Integer.parseInt(version.split("\\.")[0]) < OLDEST) {
            throw new UnfitException("It is " + version + ", and Communiqué needs " + OLDEST + ".0.");
        }
        return version;
    }

    /** By their numbers: their addresses do not belong in a report that is passed on. */
    private String none(String otherwise, String fault, Predicate<Document> isAtFault) throws UnfitException {
        List<Document> atFault = members.stream().filter(isAtFault).toList();
        if (!atFault.isEmpty()) {
            throw new UnfitException("Member " + names(atFault) + " " + fault + ".");
        }
        return otherwise;
    }

    private static String names(List<Document> members) {
        return members.stream()
                .map(member -> member.get("_id") + " (" + member.getString("stateStr") + ")")
                .collect(Collectors.joining(", "));
    }

    private static boolean worksAs(Document member, Set<Integer> states) {
        return number(member.get("health"), 0) == 1 && states.contains(number(member.get("state"), -1));
    }

    private static int number(@Nullable Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }

    private List<Document> settings(String name, int otherwise) {
        List<Document> found = new ArrayList<>(settings.getList("members", Document.class));
        found.removeIf(member -> number(member.get(name), otherwise) == 0);
        return found;
    }

    private String voters() throws UnfitException {
        int voters = settings("votes", 1).size();
        if (voters == 2) {
            throw new UnfitException("There are two.");
        }
        return voters + (voters == 1 ? ": nothing takes over when it fails" : "");
    }

    private String replication() throws UnfitException {
        Set<Object> delayed = settings("secondaryDelaySecs", 0).stream()
                .map(member -> member.get("_id"))
                .collect(Collectors.toSet());
        long newest = members.stream().mapToLong(ReplicaSetCheck::reached).max().orElse(0);
        return none(
                "none is far behind",
                "is more than " + FARTHEST_BEHIND.toSeconds() + " s behind",
                member -> worksAs(member, HOLDS_DATA)
                        && !delayed.contains(member.get("_id"))
                        && newest - reached(member) > FARTHEST_BEHIND.toMillis());
    }

    private static long reached(Document member) {
        return Objects.requireNonNullElse(member.getDate("optimeDate"), new Date(0))
                .getTime();
    }

    private String journal() throws UnfitException {
        if (!settings.getBoolean("writeConcernMajorityJournalDefault", true)) {
            throw new UnfitException("A majority can have a write that is in no journal.");
        }
        return "a majority has a write when it is in its journal";
    }
}
