package org.communique.erasure;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.types.Binary;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.coalition.evidence.EvidenceFileStore;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.coalition.evidence.LetterFixtures;
import org.communique.coalition.member.OrganisationService;
import org.communique.invitation.Invitation;
import org.communique.invitation.InvitationId;
import org.communique.invitation.InvitationState;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.dispatch.InvitationOutcome.Invited;
import org.communique.invitation.dispatch.InvitationService;
import org.communique.invitation.dispatch.InviteOrganisation;
import org.communique.invitation.guest.AcceptanceOutcome;
import org.communique.invitation.join.JoinRequestService;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.communique.publishing.PublicationService;
import org.communique.publishing.PublishingOutcome.Published;
import org.communique.security.CookieClient;
import org.communique.signon.AnswerContent;
import org.communique.signon.SignOnFixtures.Call;
import org.communique.signon.SignOnFixtures.Calls;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.signon.call.UpdateOutreach;
import org.communique.signon.record.ReceiptService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.event.BeforeDeleteEvent;

/** A name is erased from all that a coalition stores, shows, exports and backs up; then all of it is searched. */
@ServerTest
class ErasedNamesTests {

    @LocalServerPort
    int port;

    @Value("${communique.data-dir}")
    Path dataFolder;

    @TempDir
    Path folder;

    @Autowired
    OperatorCommand eraseNameCommand;

    @Autowired
    OperatorCommand backupCommand;

    @Autowired
    InvitationService invitations;

    @Autowired
    SignOnCallService calls;

    @Autowired
    SignOnService signOn;

    @Autowired
    JoinRequestService joining;

    @Autowired
    OutreachService outreach;

    @Autowired
    OrganisationService organisations;

    @Autowired
    PublicationService publishing;

    @Autowired
    ReceiptService receipts;

    @Autowired
    EvidenceFileStore files;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Clock clock;

    @Autowired
    ConfigurableApplicationContext context;

    private final HttpClient client = HttpClient.newHttpClient();

    /** Of letters that stand nowhere by chance. */
    private final String mark = "z" + letters();

    private final String guestName = "Zoë " + mark + "g O’Hára";
    private final String memberName = "Rita " + mark + "m D'Souza";
    private final String recorderName = "Otto " + letters();
    private final String contactName = "Anna " + mark + "a";
    private final String revokedName = "Rea " + mark + "v";
    private final String newName = "Nia " + mark + "n";
    private final EmailAddress address = new EmailAddress("zoe." + mark + "@guest.example");

    Call call;
    Organisation guest;
    Organisation leaving;
    Organisation forwarding;
    Member representative;
    Member coordinator;
    Member recorder;
    String slug;

    @BeforeEach
    void namesAreEverywhere() {
        guest = people.organisation("Guest Association");
        leaving = people.organisation("Forum " + mark + "o, d'Été");
        recorder = people.member(recorderName, people.organisation("Secretariat"), Role.COORDINATOR);
        coordinator =
                people.member("Coordinator", people.organisation("Secretariat"), Role.ADMINISTRATOR, Role.COORDINATOR);
        representative = people.member(memberName, leaving, Role.REPRESENTATIVE);
        call = new Calls(people, mongo, calls, clock).openFor(leaving);
        signAsMember();
        signAsGuest();
        anotherSignsForTheContact();
        revokeAnInvitation();
        noteInTheCoordinatorsLists();
        queueMails();
        askToJoin();
        publish();
    }

    private void signAsMember() {
        var mandate = people.mandate(representative, leaving.id());
        var letter = files.store(
                files.inspect(new EvidenceUpload("Mandate of " + memberName + ".pdf", letter(memberName)), "eraser")
                        .orElseThrow(),
                mandate.id());
        mongo.getCollection("mandates")
                .updateOne(
                        new Document("_id", mandate.id().value()),
                        new Document(
                                "$set",
                                new Document(
                                                "file",
                                                new Document("_id", letter.id().value()).append("name", letter.name()))
                                        .append("evidence", "Letter of the board about " + memberName)));
        runAs(
                representative,
                () -> signOn.sign(new SignVersion(call.version(), leaving.id(), call.hash(), AnswerContent.NONE)));
    }

    private void signAsGuest() {
        var visitor = CookieClient.of(port);
        var link = link(as(
                call.coordinator(),
                () -> invitations.invite(new InviteOrganisation(call.version(), guest.id(), address, guestName))));
        String[] form = {
            "name",
            guestName,
            "role",
            "Director",
            "choice",
            "sign",
            "hash",
            call.hash().value()
        };
        assertThat(visitor.upload(link, guestName + ".pdf", letter(guestName), form)
                        .statusCode())
                .isEqualTo(200);
        visitor.submit(
                link(as(call.coordinator(), () -> invitations.askAgainToConfirm(call.version(), guest.id()))),
                "act",
                "confirm");
        assertThat(as(
                        recorder,
                        () -> invitations.accept(
                                call.version(), guest.id(), "Spoke with " + guestName + " on the phone")))
                .isInstanceOf(AcceptanceOutcome.Accepted.class);
    }

    /** Anna passed the invitation on; Boris's answer waits for a coordinator. */
    private void anotherSignsForTheContact() {
        forwarding = people.organisation("Forwarding Association");
        var visitor = CookieClient.of(port);
        var link = link(invite(forwarding, contactName));
        String[] form = {
            "name",
            "Boris Petrov",
            "role",
            "Chair",
            "choice",
            "sign",
            "hash",
            call.hash().value()
        };
        assertThat(visitor.upload(link, "Letter.pdf", letter("Boris Petrov"), form)
                        .statusCode())
                .isEqualTo(200);
        visitor.submit(
                link(as(call.coordinator(), () -> invitations.askAgainToConfirm(call.version(), forwarding.id()))),
                "act",
                "confirm");
    }

    private void revokeAnInvitation() {
        var revoked = people.organisation("Revoked Association");
        invite(revoked, revokedName);
        assertThat(as(call.coordinator(), () -> invitations.revoke(call.version(), revoked.id())))
                .isTrue();
    }

    private InvitationOutcome invite(Organisation organisation, String name) {
        var contact = new EmailAddress(letters() + "." + mark + "@guest.example");
        return as(
                call.coordinator(),
                () -> invitations.invite(new InviteOrganisation(call.version(), organisation.id(), contact, name)));
    }

    private static String link(InvitationOutcome outcome) {
        return requireNonNull(((Invited) outcome).link()).getPath();
    }

    private static byte[] letter(String name) {
        return LetterFixtures.pdf("We authorise " + name + ".");
    }

    private static String letters() {
        return new SecureRandom()
                .ints(13, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void noteInTheCoordinatorsLists() {
        runAs(
                recorder,
                () -> outreach.update(new UpdateOutreach(
                        call.version(), guest.id(), null, "Call " + guestName + " on Monday", true, null, 0)));
    }

    /** As a relay that is away leaves them. */
    private void queueMails() {
        var receiptId = letters();
        var receipt = receipts.latest(call.version(), leaving.id()).orElseThrow();
        mongo.getCollection("outboxAttachments")
                .insertOne(new Document("_id", receiptId)
                        .append("name", "receipt.txt")
                        .append("type", "text/plain")
                        .append("content", new Binary(receipt.getBytes(UTF_8)))
                        .append("usedAt", Date.from(clock.instant())));
        mongo.getCollection("outbox")
                .insertOne(mail(letters(), "rita@example.org")
                        .append(
                                "content",
                                new Document("subject", "Receipt for " + leaving.officialName())
                                        .append("text", "Signed by " + memberName + ".")
                                        .append("enclosure", receiptId)));
        mongo.getCollection("outbox").insertOne(mail(letters(), address.value()));
    }

    private Document mail(String id, String to) {
        var now = Date.from(clock.instant());
        return new Document("_id", id)
                .append("kind", "receipt")
                .append("to", to)
                .append("parties", List.of(leaving.id().value()))
                .append("state", "REFUSED")
                .append("queuedAt", now)
                .append("at", now)
                .append("giveUpAt", now)
                .append("attempts", 1);
    }

    private void askToJoin() {
        runAs(call.coordinator(), () -> calls.openToPublic(call.version(), true));
        var answer = CookieClient.of(port)
                .submit(
                        "/calls/" + call.version().value(),
                        "officialName",
                        "Newcomers " + mark + "n",
                        "displayName",
                        "",
                        "country",
                        "PE",
                        "region",
                        "",
                        "status",
                        "",
                        "contactName",
                        newName,
                        "contact",
                        "other." + mark + "@newcomers.example",
                        "message",
                        "From " + guestName + " and me");
        assertThat(answer.statusCode()).isEqualTo(200);
        var known = people.organisation("Known Newcomers");
        runAs(call.coordinator(), () -> {
            var request = joining.waiting(call.version(), null, 1).rows().getFirst();
            assertThat(joining.merge(call.version(), request.id(), known.id())).isInstanceOf(Invited.class);
        });
    }

    private void publish() {
        runAs(call.coordinator(), () -> calls.close(call.version()));
        var outcome = as(call.coordinator(), () -> publishing.publish(call.statement(), call.hash()));
        slug = ((Published) outcome).slug().value();
        // Both are made by then, and not while names are erased.
        var made = and(in("_id", List.of(slug + ".pdf", slug + ".docx")), ne("hash", ""));
        await().until(() -> mongo.getCollection("publicationFiles").countDocuments(made) == 2);
    }

    @Test
    void areInNoCollectionFileExportPageOrBackupAnyMore() throws Exception {
        leave();
        assertThat(search())
                .as("where they are before")
                .contains(
                        "invitations",
                        "joinRequests",
                        "mandates",
                        "members",
                        "outbox",
                        "outboxAttachments",
                        "organisations",
                        "evidenceFiles",
                        "ledgerEntries",
                        "participations",
                        "publications",
                        "board.csv",
                        "board.xlsx",
                        "/p/" + slug + ".pdf",
                        "/p/" + slug + ".docx",
                        "/p/" + slug + "/bundle.zip");

        toErase().forEach(this::erase);

        assertThat(search()).isEmpty();
        var forwarded =
                requireNonNull(mongo.findById(InvitationId.of(call.version(), forwarding.id()), Invitation.class));
        assertThat(forwarded.state()).isEqualTo(InvitationState.CONFIRMED);
        assertThat(forwarded.contact()).isEqualTo(EmailAddress.ERASED);
        assertThat(requireNonNull(forwarded.answer()).speaker()).isEqualTo("Boris Petrov, Chair");
        assertThat(files.find(requireNonNull(forwarded.answer().file()).id())).isPresent();
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void areFoundAgainAfterADeletionFailed() throws Exception {
        leave();
        var failing = new FailingDeletions();
        context.addApplicationListener(failing);
        try {
            for (var name : toErase()) {
                while (!erasesAll(name)) {
                    // As an operator who gives the command again.
                }
            }
        } finally {
            context.removeApplicationListener(failing);
        }

        assertThat(failing.failed).hasSizeGreaterThan(4);
        assertThat(search()).isEmpty();
    }

    private boolean erasesAll(String name) {
        try {
            erase(name);
            return true;
        } catch (DataAccessResourceFailureException e) {
            return false;
        } catch (CommandRefusedException e) {
            assertThat(e).hasMessageStartingWith("Nothing is stored");
            return true;
        }
    }

    /** The first deletion in each collection. */
    private static class FailingDeletions implements ApplicationListener<BeforeDeleteEvent<?>> {

        private final Thread thread = Thread.currentThread();
        private final Set<String> failed = new HashSet<>();

        @Override
        public void onApplicationEvent(BeforeDeleteEvent<?> event) {
            if (Thread.currentThread() == thread && failed.add(event.getCollectionName())) {
                throw new DataAccessResourceFailureException("the store is away");
            }
        }
    }

    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void areShownAndNotErasedWithoutAConfirmation() throws Exception {
        leave();
        var before = search();

        var shown = eraseNameCommand.run(List.of(guestName));

        assertThat(shown)
                .startsWith("Nothing is changed yet. \"" + guestName + "\" would be erased from ")
                .contains("\n  invitations: ", "\n      Call " + guestName + " on Monday\n", "--yes");
        assertThat(search()).isEqualTo(before);
    }

    @Test
    void ofThoseWhoStillWorkHereAreErasedNowhere() {
        var consents = new Document("acts.consent.recordedBy", recorderName);
        assertThat(mongo.getCollection("participations").countDocuments(consents))
                .isPositive();
        var whyNot = "The account " + recorder.id().value() + " has this name and is active.";

        assertThat(eraseNameCommand.run(List.of(recorderName))).contains(whyNot).doesNotContain("--yes");
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> erase(recorderName))
                .withMessageStartingWith("Nothing was changed.")
                .withMessageContaining(whyNot);
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> erase(leaving.officialName()))
                .withMessageContaining("The organisation " + leaving.id().value() + " has this name");

        assertThat(mongo.getCollection("participations").countDocuments(consents))
                .isPositive();
    }

    private void leave() {
        people.deactivate(representative.id());
        runAs(coordinator, () -> organisations.leave(leaving.id()));
    }

    private List<String> toErase() {
        return List.of(
                guestName,
                memberName,
                leaving.officialName(),
                leaving.displayName(),
                contactName,
                revokedName,
                "Newcomers " + mark + "n",
                newName);
    }

    private String erase(String name) {
        return eraseNameCommand.run(List.of(name, "--yes"));
    }

    /** Where a name is that is to be erased. */
    private Set<String> search() throws IOException, InterruptedException {
        Set<String> found = new TreeSet<>();
        for (var collection : mongo.getCollectionNames()) {
            for (var document : mongo.getCollection(collection)
                    .withDocumentClass(RawBsonDocument.class)
                    .find()) {
                if (isIn(document.getByteBuffer().array()) || isInBinary(document)) {
                    found.add(collection);
                }
            }
        }
        for (var path : List.of(
                "/p",
                "/p/" + slug,
                "/p/" + slug + ".md",
                "/p/" + slug + ".pdf",
                "/p/" + slug + ".docx",
                "/p/" + slug + "/bundle.zip",
                "/calls/" + call.version().value())) {
            if (isIn(get(path))) {
                found.add(path);
            }
        }
        if (isIn(as(call.coordinator(), () -> calls.csv(call.version())).getBytes(UTF_8))) {
            found.add("board.csv");
        }
        if (isIn(as(call.coordinator(), () -> calls.xlsx(call.version())))) {
            found.add("board.xlsx");
        }
        var backup = folder.resolve(letters() + ".zip");
        backupCommand.run(List.of(backup.toString()));
        try (var zip = new ZipInputStream(Files.newInputStream(backup))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (isIn(zip.readAllBytes())) {
                    found.add("backup: " + entry.getName());
                }
            }
        }
        try (var stored = Files.walk(dataFolder)) {
            for (var file : stored.filter(Files::isRegularFile).toList()) {
                // The free space of the store's file goes at the next start: BackupCommandTests.
                if (!file.endsWith("documents/documents.mv") && isIn(Files.readAllBytes(file))) {
                    found.add(dataFolder.relativize(file).toString());
                }
            }
        }
        return found;
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return client.send(request, BodyHandlers.ofByteArray()).body();
    }

    private boolean isInBinary(BsonValue value) throws IOException {
        if (value.isBinary()) {
            return isIn(value.asBinary().getData());
        }
        var inside = value.isDocument()
                ? value.asDocument().values()
                : value.isArray() ? value.asArray() : List.<BsonValue>of();
        for (var each : inside) {
            if (isInBinary(each)) {
                return true;
            }
        }
        return false;
    }

    /** Also in what is compressed. */
    private boolean isIn(byte[] bytes) throws IOException {
        var beginning = new String(bytes, 0, Math.min(bytes.length, 5), ISO_8859_1);
        if (beginning.startsWith("PK")) {
            try (var zip =
                    new ZipFile(Files.write(folder.resolve(letters()), bytes).toFile())) {
                for (var entry : zip.stream().toList()) {
                    if (isIn(zip.getInputStream(entry).readAllBytes())) {
                        return true;
                    }
                }
            }
        } else if (beginning.startsWith("\u001f\u008b")) {
            try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return isIn(gzip.readAllBytes());
            }
        } else if (beginning.equals("%PDF-")) {
            try (var pdf = Loader.loadPDF(bytes)) {
                if (isMarked(new PDFTextStripper().getText(pdf).getBytes(UTF_8))) {
                    return true;
                }
            }
        }
        return isMarked(bytes);
    }

    /** In capitals or not, and in letters of one byte or two. All that others left is looked through: a pattern takes much longer. */
    private boolean isMarked(byte[] bytes) {
        int found = 0;
        for (var each : bytes) {
            if (each == 0) {
                continue;
            }
            int letter = each | 0x20;
            // The first letter of the mark is in it once.
            found = letter == mark.charAt(found) ? found + 1 : letter == mark.charAt(0) ? 1 : 0;
            if (found == mark.length()) {
                return true;
            }
        }
        return false;
    }
}
