package org.communique.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.asScript;
import static org.communique.security.CookieClient.target;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.communique.HttpsServerTest;
import org.communique.browser.Screens;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.LinkSharingOutcome;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.access.SignInAccess.LinkOutcome.Mailed;
import org.communique.coalition.access.SignInAccess.LinkOutcome.NotMailed;
import org.communique.coalition.access.SignInAccess.LinkOutcome.ToShare;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.coalition.importing.ImportKind;
import org.communique.coalition.importing.ImportOptions;
import org.communique.coalition.importing.ImportService;
import org.communique.coalition.member.MemberData;
import org.communique.coalition.member.MemberDetails;
import org.communique.coalition.member.MemberInvitationService;
import org.communique.coalition.member.MemberOutcome;
import org.communique.coalition.member.MemberService;
import org.communique.mail.MailOutbox;
import org.communique.security.OneTimeLink.Purpose;
import org.communique.security.account.SharedLinkService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@HttpsServerTest
class OneTimeLinkTests {

    private static final Pattern LINK = Pattern.compile("https://coalition\\.example(/link/[\\w-]{43})\\s");

    @RegisterExtension
    final Screens screens = new Screens();

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    SignInAccess access;

    @Autowired
    OneTimeLinks links;

    @Autowired
    MongoOperations store;

    @Autowired
    GreenMail relay;

    @Test
    void invitesAMemberByMail() throws Exception {
        var member = people.member(Role.REVIEWER);

        assertThat(access.sendLink(member)).isEqualTo(new Mailed(member.email()));

        var mail = mailTo(member);
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo("desk@coalition.example");
        assertThat(String.valueOf(mail.getContent())).containsPattern(", until \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d UTC");
        var link = linkIn(mail);
        var cookieClient = CookieClient.of(port);
        assertThat(cookieClient.get(link).body()).contains("Welcome, " + member.name());
        assertThat(target(cookieClient.submit(link, "password", "eleven quiet harbours")))
                .isEqualTo("/sign-in?ready");
        cookieClient.signIn(member.email().value(), "eleven quiet harbours");
        assertThat(cookieClient.isSignedIn()).isTrue();
    }

    @Test
    void saysWhoWasNeverInvitedAndInvitesThemAllOrWithTheImport() throws Exception {
        var administrator = people.member(Role.ADMINISTRATOR);
        var waiting = people.member(Role.REVIEWER);
        assertThat(details(administrator, waiting.id()).invited()).isFalse();

        assertThat(as(administrator, () -> memberInvitations.invite(List.of(waiting.id()), "")))
                .isEqualTo(1);

        assertThat(String.valueOf(mailTo(waiting).getContent())).contains(administrator.name() + " has invited you");
        assertThat(details(administrator, waiting.id())).satisfies(member -> {
            assertThat(member.invited()).isTrue();
            assertThat(member.joined()).isFalse();
        });

        var email = MemberId.random().value() + "@example.org";
        var csv = "name,email,organisation,roles\nLena,%s,%s,drafter\n"
                .formatted(email, people.organisation("Desk of " + email).officialName());
        as(
                administrator,
                () -> imports.confirm(
                        ImportKind.MEMBERS, csv.getBytes(UTF_8), new ImportOptions(false, true), done -> {}));

        await().until(() -> !mailsTo(email).isEmpty());
    }

    @Test
    void showsInvitationsWithOwnWordsBeforeTheyAreSent() {
        people.member("Uma Uninvited", people.organisation("Uninvited"), Role.REVIEWER);
        var administrator = screens.signedIn(people.member(Role.ADMINISTRATOR));
        administrator.open("/members");
        administrator.in("toolbar").in("vaadin-button").with("never invited").click();
        var dialog = administrator.dialog();
        dialog.field("Your own words").fill("Welcome <b>here</b>.");
        dialog.button("Preview e-mail").click();
        dialog.shows("invited you", "> Welcome <b>here</b>.", "The link is made when the e-mail is sent");
        dialog.button("Cancel").click();
        dialog.counts(0);

        administrator.button("Import").click();
        dialog.shows("Import and invite mails each new member a link");
    }

    private MemberDetails details(Member administrator, MemberId member) {
        return as(administrator, () -> members.find(member)).orElseThrow();
    }

    @Autowired
    ImportService imports;

    @Test
    void givesNoLinkToAScriptAsThereIsMailAlsoWhenItFails() {
        var administrator = people.member(Role.ADMINISTRATOR);
        var member = people.member(Role.REVIEWER);
        assertThat(asScript(administrator, Set.of(TokenScope.ADMINISTER), () -> access.sendLink(member)))
                .isEqualTo(new Mailed(member.email()));
        await().until(() -> !mailsTo(member.email().value()).isEmpty());
        var port = sender.getPort();
        sender.setPort(1);
        try {
            assertThat(asScript(administrator, Set.of(TokenScope.ADMINISTER), () -> access.sendLink(member)))
                    .isEqualTo(new Mailed(member.email()));
            await().until(() -> outbox.isFailing(member.email()));
            assertThat(asScript(administrator, Set.of(TokenScope.ADMINISTER), () -> access.sendLink(member)))
                    .isEqualTo(new NotMailed());
            assertThat(sharedLinks.of(member.id())).isEmpty();
            assertThat(as(administrator, () -> access.sendLink(member))).isInstanceOf(ToShare.class);
            assertThat(sharedLinks.of(member.id())).hasSize(1);
        } finally {
            sender.setPort(port);
        }
    }

    @Test
    void mailsTheMemberALinkToConfirmThePasswordThatAHandedOverLinkSet() throws Exception {
        var member = people.member(Role.REVIEWER);
        var issuedLink = links.make(Purpose.INVITATION, member.id());
        sharedLinks.add(
                issuedLink.hash(), member.id(), LinkSharing.to(people.member(Role.ADMINISTRATOR), Instant.now()));
        CookieClient.of(port).submit("/link/" + issuedLink.token(), "password", "eleven quiet harbours");
        assertThat(access.sharedLink(member.id())).isPresent();

        assertThat(as(member, linkService::mailConfirmation)).isTrue();

        var link = linkIn(mailTo(member));
        CookieClient.of(port).submitTo(link, link + "/keep");
        assertThat(access.sharedLink(member.id())).isEmpty();
    }

    @Autowired
    JavaMailSenderImpl sender;

    @Autowired
    MailOutbox outbox;

    @Autowired
    SharedLinks sharedLinks;

    @Autowired
    SharedLinkService linkService;

    @Test
    void keepsALinkGoodWhenAMailScannerOpensIt() {
        var member = people.member(Role.REVIEWER);
        var link = "/link/" + links.make(Purpose.INVITATION, member.id()).token();
        var scanner = CookieClient.of(port);
        scanner.get(link);
        scanner.get(link);

        assertThat(target(CookieClient.of(port).submit(link, "password", "eleven quiet harbours")))
                .isEqualTo("/sign-in?ready");
    }

    @Test
    void takesALinkOnce() {
        var member = people.member(Role.REVIEWER);
        var link = "/link/" + links.make(Purpose.RESET, member.id()).token();
        var cookieClient = CookieClient.of(port);
        cookieClient.submit(link, "password", "eleven quiet harbours");

        var again = cookieClient.submit(link, "password", "twelve loud harbours");

        assertThat(cookieClient.get(link).statusCode()).isEqualTo(410);
        assertThat(again.statusCode()).isEqualTo(410);
        cookieClient.signIn(member.email().value(), "twelve loud harbours");
        assertThat(cookieClient.isSignedIn()).isFalse();
    }

    @Test
    void givesALinkToOneOfManyWhoUseItAtTheSameInstant() throws Exception {
        var token = links.make(Purpose.RESET, people.member(Role.REVIEWER).id()).token();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> uses =
                    java.util.Collections.nCopies(20, () -> links.consume(token).isPresent());
            long successes = 0;
            for (var use : threads.invokeAll(uses)) {
                successes += use.get() ? 1 : 0;
            }
            assertThat(successes).isEqualTo(1);
        }
    }

    @Test
    void refusesALinkThatHasExpired() {
        var token = Secret.random();
        var member = people.member(Role.REVIEWER);
        store.insert(new OneTimeLink(
                Secret.hash(token), Purpose.RESET, member.id(), Instant.now().minusSeconds(1), null));

        assertThat(CookieClient.of(port).get("/link/" + token).statusCode()).isEqualTo(410);
        assertThat(links.consume(token)).isEmpty();
    }

    @Test
    void voidsALinkWhenANewerOneIsMade() {
        var member = people.member(Role.REVIEWER);
        var first = links.make(Purpose.INVITATION, member.id()).token();
        var second = links.make(Purpose.INVITATION, member.id()).token();

        assertThat(links.find(first)).isEmpty();
        assertThat(links.find(second)).isPresent();
    }

    @Test
    void asksAgainWhenThePasswordIsTooEasy() {
        var link = "/link/"
                + links.make(Purpose.INVITATION, people.member(Role.REVIEWER).id())
                        .token();
        var cookieClient = CookieClient.of(port);

        assertThat(cookieClient.submit(link, "password", "too short").body()).contains("at least 12 characters");
        assertThat(cookieClient.submit(link, "password", "Password1234").body()).contains("an attacker tries");
        assertThat(cookieClient.submit(link, "password", "x".repeat(129)).body())
                .contains("too long");
        assertThat(target(cookieClient.submit(link, "password", "eleven quiet harbours")))
                .isEqualTo("/sign-in?ready");
    }

    @Test
    void endsSessionsAndTokensWhenThePasswordIsReset() {
        var member = people.member(Role.REVIEWER);
        access.assignPassword(member.id(), "eleven quiet harbours");
        var thief = CookieClient.of(port);
        thief.signIn(member.email().value(), "eleven quiet harbours");
        assertThat(thief.isSignedIn()).isTrue();

        var link = "/link/" + links.make(Purpose.RESET, member.id()).token();
        CookieClient.of(port).submit(link, "password", "twelve loud harbours");

        assertThat(thief.isSignedIn()).isFalse();
    }

    @Test
    void answersEveryRequestForAResetAlike() throws Exception {
        var member = people.member(Role.REVIEWER);
        access.assignPassword(member.id(), "eleven quiet harbours");
        var cookieClient = CookieClient.of(port);

        var known = cookieClient.submit("/forgotten", "email", member.email().value());
        var unknown = cookieClient.submit("/forgotten", "email", "nobody@example.org");
        var nonsense = cookieClient.submit("/forgotten", "email", "x\r\nBcc: everybody@example.org");

        assertThat(target(known))
                .isEqualTo("/forgotten?asked")
                .isEqualTo(target(unknown))
                .isEqualTo(target(nonsense));
        assertThat(linkIn(mailTo(member))).isNotEmpty();
        assertThat(mailsTo("nobody@example.org")).isEmpty();
        assertThat(mailsTo("everybody@example.org")).isEmpty();
    }

    @Test
    void countsLinksToAnAddressThatAnAdministratorChangedAsHandedOverByThem() throws Exception {
        var administrator = people.member(Role.ADMINISTRATOR);
        var member = joinedMember();
        var moved = withAddress(administrator, member, "moved-" + member.email().value());
        assertThat(as(member, linkService::mine))
                .singleElement()
                .extracting(
                        own -> own.linkSharing().by(), own -> own.linkSharing().way())
                .containsExactly(administrator.id(), LinkSharing.Channel.ADDRESS);
        assertThat(access.sharedLink(member.id()))
                .as("the password is theirs still")
                .isEmpty();

        CookieClient.of(port).submit("/forgotten", "email", moved.email().value());
        CookieClient.of(port).submit(linkIn(mailTo(moved)), "password", "twelve loud harbours");

        assertThat(access.sharedLink(member.id()))
                .get()
                .extracting(LinkSharing::by, LinkSharing::way)
                .containsExactly(administrator.id(), LinkSharing.Channel.MAIL);
        assertThat(as(moved, linkService::mailConfirmation)).isFalse();
        assertThat(as(administrator, () -> members.confirmOwnPassword(member.id())))
                .isEqualTo(LinkSharingOutcome.NOT_BY_YOU);
        var second = people.member(Role.ADMINISTRATOR);
        assertThat(as(second, () -> members.confirmOwnPassword(member.id()))).isEqualTo(LinkSharingOutcome.CONFIRMED);
        assertThat(access.unconfirmed(List.of(member.id()))).isEmpty();
    }

    @Test
    void letsTheFormerMailboxAloneConfirmANewAddress() throws Exception {
        var administrator = people.member(Role.ADMINISTRATOR);
        var member = joinedMember();
        var between =
                withAddress(administrator, member, "between-" + member.email().value());
        access.sendLink(between);
        var moved = withAddress(administrator, member, "moved-" + member.email().value());

        await().until(() -> mailsTo(member.email().value()).size() == 2);
        await().until(() -> !mailsTo(between.email().value()).isEmpty());
        assertThat(mailsTo(between.email().value())).as("the link alone").hasSize(1);
        var link = linkIn(mailTo(member));
        var cookieClient = CookieClient.of(port);
        assertThat(cookieClient.get(link).body())
                .contains(moved.email().value())
                .doesNotContain("name=\"password\"");
        assertThat(cookieClient.submit(link, "password", "twelve loud harbours").statusCode())
                .isEqualTo(410);

        assertThat(target(cookieClient.submitTo(link, link + "/address"))).isEqualTo("/sign-in");

        assertThat(access.unconfirmed(List.of(member.id()))).isEmpty();
        access.sendLink(moved);
        CookieClient.of(port).submit(linkIn(mailTo(moved)), "password", "twelve loud harbours");
        assertThat(access.sharedLink(member.id())).isEmpty();
    }

    @Test
    void remembersNoChangeOfAnAddressThatIsTaken() {
        var administrator = people.member(Role.ADMINISTRATOR);
        var member = joinedMember();

        assertThat(change(administrator, member, administrator.email().value()))
                .isInstanceOf(MemberOutcome.Invalid.class);

        assertThat(access.unconfirmed(List.of(member.id()))).isEmpty();
    }

    @Autowired
    MemberService members;

    @Autowired
    MemberInvitationService memberInvitations;

    private Member joinedMember() {
        var member = people.member(Role.REPRESENTATIVE);
        access.assignPassword(member.id(), "eleven quiet harbours");
        return member;
    }

    private Member withAddress(Member administrator, Member member, String address) {
        return ((MemberOutcome.Saved) change(administrator, member, address)).member();
    }

    private MemberOutcome change(Member administrator, Member member, String address) {
        return as(administrator, () -> {
            var revision = members.find(member.id()).orElseThrow().revision();
            return members.change(
                    member.id(),
                    new MemberData(member.name(), address, member.organisation(), member.roles()),
                    revision);
        });
    }

    private MimeMessage mailTo(Member member) {
        await().until(() -> !mailsTo(member.email().value()).isEmpty());
        return mailsTo(member.email().value()).getFirst();
    }

    private List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(relay.getReceivedMessages())
                .filter(mail -> {
                    try {
                        return mail.getAllRecipients()[0].toString().equals(address);
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String linkIn(MimeMessage mail) throws Exception {
        var link = LINK.matcher(String.valueOf(mail.getContent()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
