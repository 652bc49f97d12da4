package org.communique.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.security.CookieClient.target;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.communique.ServerTest;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.access.LinkSharingOutcome;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.access.SignInAccess.LinkOutcome.ToShare;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.coalition.member.MemberService;
import org.communique.operator.CommandRefusedException;
import org.communique.security.OneTimeLink.Purpose;
import org.communique.security.account.SharedLinkService;
import org.communique.security.account.SharedLinkService.OwnSharedLink;
import org.communique.security.credential.OneTimeCodeStore;
import org.communique.security.credential.SecondFactors;
import org.communique.security.credential.SecretEncryption;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Links to choose a password that an administrator was given to pass on, as this server sends no mail. */
@ServerTest
class SharedLinkTests {

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    MemberService members;

    @Autowired
    SignInAccess access;

    @Autowired
    SharedLinkService service;

    @Autowired
    OneTimeLinks links;

    Member administrator;
    Member member;

    @BeforeEach
    void aMemberAndAnAdministrator() {
        administrator = people.member("Ana Administrator", people.organisation("Secretariat"), Role.ADMINISTRATOR);
        member = people.member(Role.REPRESENTATIVE);
    }

    @Test
    void remembersWhoWasGivenALinkAndShowsItToTheMember() {
        var given = passedOn();

        assertThat(given.linkSharing())
                .isNotNull()
                .extracting(LinkSharing::by, LinkSharing::name, LinkSharing::way)
                .containsExactly(administrator.id(), "Ana Administrator", LinkSharing.Channel.SCREEN);
        assertThat(as(member, service::mine))
                .singleElement()
                .extracting(OwnSharedLink::linkSharing, OwnSharedLink::isUnsettled)
                .containsExactly(given.linkSharing(), false);
        assertThat(as(member, service::needingAttention)).contains(Objects.requireNonNull(given.linkSharing()));
        assertThat(access.sharedLink(member.id())).isEmpty();
        assertThat(CookieClient.of(port).get(path(given.link())).body())
                .contains("Ana Administrator was given this link to share with you");
    }

    @Test
    void marksTheAccountOnceAPasswordIsSetByTheLink() {
        use(passedOn().link());

        assertThat(access.sharedLink(member.id())).map(LinkSharing::name).contains("Ana Administrator");
        assertThat(as(administrator, () -> members.find(member.id()))
                        .orElseThrow()
                        .linkSharing())
                .isNotNull();
        assertThat(as(member, service::mine)).singleElement().matches(OwnSharedLink::isUnsettled);
    }

    @Test
    void leavesItToAnotherAdministratorToConfirmThePassword() {
        use(passedOn().link());
        assertThat(as(administrator, () -> members.confirmOwnPassword(member.id())))
                .isEqualTo(LinkSharingOutcome.NOT_BY_YOU);
        assertThat(access.sharedLink(member.id())).isPresent();

        var second = people.member("Sam Second", people.organisation("Secretariat"), Role.ADMINISTRATOR);
        assertThat(as(second, () -> members.confirmOwnPassword(member.id()))).isEqualTo(LinkSharingOutcome.CONFIRMED);

        assertThat(access.sharedLink(member.id())).isEmpty();
        assertThat(as(member, service::mine))
                .singleElement()
                .satisfies(link -> assertThat(link.settledBy()).contains("Sam Second"));
        assertThat(as(second, () -> members.confirmOwnPassword(member.id())))
                .isEqualTo(LinkSharingOutcome.NOTHING_TO_CONFIRM);
    }

    @Test
    void letsNobodyConfirmTheirOwnPassword() {
        member = people.member(Role.ADMINISTRATOR);
        use(passedOn().link());

        assertThat(as(member, () -> members.confirmOwnPassword(member.id()))).isEqualTo(LinkSharingOutcome.NOT_BY_YOU);
    }

    @Test
    void countsNoAdministratorWhoCameByAHandedOverLinkToo() {
        use(passedOn().link());
        var puppet = people.member("Second Account", people.organisation("Secretariat"), Role.ADMINISTRATOR);
        use(((ToShare) as(administrator, () -> members.sendLink(puppet.id())).orElseThrow()).link());

        assertThat(as(puppet, () -> members.confirmOwnPassword(member.id()))).isEqualTo(LinkSharingOutcome.NOT_BY_YOU);
    }

    @Test
    void letsTheOperatorConfirmAPasswordOnRecord() {
        use(passedOn().link());
        var email = List.of(member.email().value());

        command.run(email);

        assertThat(access.sharedLink(member.id())).isEmpty();
        assertThat(as(member, service::mine))
                .singleElement()
                .extracting(OwnSharedLink::settlement)
                .isEqualTo("OPERATOR");
        assertThatThrownBy(() -> command.run(email)).isInstanceOf(CommandRefusedException.class);
    }

    @Autowired
    ConfirmPasswordCommand command;

    @Test
    void keepsTheMarkWhenAnotherAdministratorHandsOverANewLink() {
        use(passedOn().link());
        var second = people.member("Sam Second", people.organisation("Secretariat"), Role.ADMINISTRATOR);
        use(((ToShare) as(second, () -> members.sendLink(member.id())).orElseThrow()).link());

        assertThat(as(administrator, () -> members.confirmOwnPassword(member.id())))
                .isEqualTo(LinkSharingOutcome.NOT_BY_YOU);
        assertThat(as(second, () -> members.confirmOwnPassword(member.id()))).isEqualTo(LinkSharingOutcome.NOT_BY_YOU);
    }

    @Test
    void settlesItWhenTheMailboxKeepsThePassword() {
        use(passedOn().link());
        var link = "/link/" + links.make(Purpose.MAILBOX, member.id()).token();
        var cookieClient = CookieClient.of(port);
        assertThat(cookieClient.get(link).body()).contains("that Ana Administrator was given", "I chose this password");
        assertThat(access.sharedLink(member.id())).as("looking changes nothing").isPresent();

        assertThat(target(cookieClient.submitTo(link, link + "/keep"))).isEqualTo("/sign-in?ready");

        assertThat(access.sharedLink(member.id())).isEmpty();
        assertThat(cookieClient.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void settlesItWhenAPasswordIsSetByAMailedLink() {
        use(passedOn().link());

        use(URI.create("/link/" + links.make(Purpose.RESET, member.id()).token()));

        assertThat(access.sharedLink(member.id())).isEmpty();
    }

    @Test
    void removesTheFactorsThatWereSetUpMeanwhileWhenTheMailboxSetsAnotherPassword() {
        factors.makeRecoveryCodes(member.id());
        codes.setApp(member.id(), encryption.seal(member.id(), new byte[20]), 0);
        use(passedOn().link());
        factors.makeRecoveryCodes(member.id());

        use(URI.create("/link/" + links.make(Purpose.RESET, member.id()).token()));

        assertThat(factors.enrolled(member.id()).app()).as("set up before").isTrue();
        assertThat(factors.enrolled(member.id()).recoveryCodes()).isZero();
    }

    @Autowired
    SecondFactors factors;

    @Autowired
    OneTimeCodeStore codes;

    @Autowired
    SecretEncryption encryption;

    @Test
    void takesNoOtherLinkForTheMailbox() {
        var given = passedOn().link();
        use(given);
        var other = passedOn().link();
        var cookieClient = CookieClient.of(port);
        cookieClient.submitTo(path(other), path(other) + "/keep");

        assertThat(access.sharedLink(member.id())).isPresent();
    }

    @Test
    void marksNothingWhenAdministratorsAskForALinkOfTheirOwn() {
        member = administrator;
        use(passedOn().link());

        assertThat(access.sharedLink(member.id())).isEmpty();
    }

    @Test
    void marksInTheHistoryAllThatTheMemberDidMeanwhile() {
        member = people.member(Role.COORDINATOR);
        var before = statement();
        use(passedOn().link());
        var meanwhile = statement();
        var second = people.member("Sam Second", people.organisation("Secretariat"), Role.ADMINISTRATOR);
        as(second, () -> members.confirmOwnPassword(member.id()));
        var afterwards = statement();

        assertThat(as(member, () -> activity.of(meanwhile)))
                .isNotEmpty()
                .allSatisfy(attributedEntry -> assertThat(attributedEntry.linkSharing())
                        .isNotNull()
                        .extracting(LinkSharing::name)
                        .isEqualTo("Ana Administrator"));
        for (var other : List.of(before, afterwards)) {
            assertThat(as(member, () -> activity.of(other)))
                    .isNotEmpty()
                    .allMatch(attributedEntry -> attributedEntry.linkSharing() == null);
        }
        assertThat(as(member, () -> activity.csv(meanwhile))).contains("Ana Administrator");
    }

    private StatementId statement() {
        return as(
                member,
                () -> creation.open(new CreateStatement(
                        "On article 24", "en", "joint-statement", CanonicalText.read("Text\n"), List.of())));
    }

    @Autowired
    StatementCreationService creation;

    @Autowired
    ActivityService activity;

    private ToShare passedOn() {
        return (ToShare) as(administrator, () -> members.sendLink(member.id())).orElseThrow();
    }

    private void use(URI link) {
        assertThat(target(CookieClient.of(port).submit(path(link), "password", "eleven quiet harbours")))
                .isEqualTo("/sign-in?ready");
    }

    private static String path(URI link) {
        return link.getPath();
    }
}
