package org.communique;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.bson.Document;

/** Contacts who are invited to sign, and members who are sent a link, each at an address of their own, and what comes to it. */
final class InvitationWorkload {

    private static final int MEMBER_IN = 10;

    private final GreenMail relay;
    private final String administrator;
    private final String coordinator;
    private final String version;
    private final String organisation;
    private final AtomicInteger addresses = new AtomicInteger();

    /** How often a mail to the address was asked for, and how often that was acknowledged. */
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    private final Map<String, AtomicInteger> acknowledged = new ConcurrentHashMap<>();

    /** @param organisation one that is asked to sign in that version's call */
    InvitationWorkload(GreenMail relay, String administrator, String coordinator, String version, String organisation) {
        this.relay = relay;
        this.administrator = administrator;
        this.coordinator = coordinator;
        this.version = version;
        this.organisation = organisation;
    }

    int acknowledged() {
        return acknowledged.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** One at a time, and the next when some mail has come. */
    List<Future<?>> goOn(int port, ExecutorService people) {
        return List.of(people.submit(() -> ReviewWorkload.untilGone(() -> {
            var before = relay.getReceivedMessages().length;
            var number = addresses.incrementAndGet();
            var sent = number % MEMBER_IN == 0 ? sendLink(port, number) : invite(port, number);
            if (sent) {
                relay.waitForIncomingEmail(1000, before + 1);
            }
        })));
    }

    private boolean invite(int port, int number) throws IOException, InterruptedException {
        var address = "contact" + number + "." + version.replaceAll("\\W", "").substring(0, 10) + "@example.org";
        count(asked, address);
        var sent = new ApiClient(port, coordinator)
                .put(
                        "/calls/" + version + "/invitations/" + organisation,
                        Map.of("contact", address, "contactName", "Contact " + number));
        if (sent) {
            count(acknowledged, address);
        }
        return sent;
    }

    private boolean sendLink(int port, int number) throws IOException, InterruptedException {
        var address = "member" + number + "." + version.replaceAll("\\W", "").substring(0, 10) + "@example.org";
        var caller = new ApiClient(port, administrator);
        var member = caller.post(
                "/members",
                Map.of(
                        "name",
                        "Member " + number,
                        "email",
                        address,
                        "organisation",
                        organisation,
                        "roles",
                        List.of("REVIEWER")));
        if (member.isEmpty()) {
            return false;
        }
        count(asked, address);
        var sent = caller.post("/members/" + member.get().get("id").asString() + "/link", Map.of())
                .isPresent();
        if (sent) {
            count(acknowledged, address);
        }
        return sent;
    }

    private static void count(Map<String, AtomicInteger> counts, String address) {
        counts.computeIfAbsent(address, unseen -> new AtomicInteger()).incrementAndGet();
    }

    /** As many mails came to each address as were acknowledged, and no more than were asked for. */
    void check() {
        acknowledged.forEach((address, times) -> {
            Awaitility.await("the mail to " + address).until(() -> ids(address).size() >= times.get());
            assertThat(ids(address))
                    .as(address)
                    .hasSizeLessThanOrEqualTo(asked.getOrDefault(address, times).get());
        });
    }

    private Set<String> ids(String address) {
        return Arrays.stream(relay.getReceivedMessages())
                .filter(mail -> recipients(mail).equals(address))
                .map(InvitationWorkload::id)
                .collect(Collectors.toSet());
    }

    /** The mails that a server which was killed may have handed over without recording it. */
    static List<String> claimed(MongoDatabase store) {
        return store.getCollection("outbox").find(Filters.ne("claim", null)).into(new ArrayList<>()).stream()
                .map(InvitationWorkload::key)
                .toList();
    }

    /**
     * All that the outbox has is handed over, and came.
     *
     * @return those that came again, as often as they did
     */
    static List<String> checkAll(GreenMail relay, MongoDatabase store) {
        var outbox = store.getCollection("outbox");
        Awaitility.await("the outbox is empty").until(() -> outbox.countDocuments(Filters.eq("state", "QUEUED")) == 0);
        Map<String, Integer> came = new TreeMap<>();
        for (var mail : relay.getReceivedMessages()) {
            came.merge(id(mail) + " " + recipients(mail), 1, Integer::sum);
        }
        var stored = outbox.find().into(new ArrayList<>());
        assertThat(stored)
                .allSatisfy(mail -> assertThat(mail.getString("state")).isEqualTo("HANDED_OVER"));
        assertThat(came.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        stored.stream().map(InvitationWorkload::key).toList());
        checkReviewersWereTold(
                store, stored.stream().collect(Collectors.groupingBy(mail -> String.valueOf(mail.getString("topic")))));
        return came.entrySet().stream()
                .flatMap(mail -> Collections.nCopies(mail.getValue() - 1, mail.getKey()).stream())
                .toList();
    }

    private static String key(Document mail) {
        return mail.getString("_id") + " " + mail.getString("to");
    }

    private static void checkReviewersWereTold(MongoDatabase store, Map<String, List<Document>> mails) {
        Map<String, String> addresses = new HashMap<>();
        store.getCollection("members")
                .find()
                .forEach(member -> addresses.put(member.getString("_id"), member.getString("email")));
        for (var stage : store.getCollection("stages").find().into(new ArrayList<>())) {
            var told = mails.getOrDefault(stage.getString("_id"), List.of()).stream()
                    .filter(mail -> mail.getString("kind").equals("STAGE_OPENED"))
                    .map(mail -> mail.getString("to"))
                    .toList();
            assertThat(told).as("told of %s", stage.get("_id")).doesNotHaveDuplicates();
            if (stage.getString("status").equals("OPEN")) {
                assertThat(told)
                        .as("told of %s", stage.get("_id"))
                        .containsAll(stage.getList("reviewers", Document.class).stream()
                                .map(reviewer -> addresses.get(reviewer.getString("member")))
                                .toList());
            }
        }
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID().replaceAll("^<|@.*", "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String recipients(MimeMessage mail) {
        try {
            return Arrays.stream(mail.getAllRecipients()).map(Object::toString).collect(Collectors.joining(" "));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
