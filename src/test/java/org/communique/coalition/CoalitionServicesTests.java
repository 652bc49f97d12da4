package org.communique.coalition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.asScript;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.access.AccessRevoked;
import org.communique.coalition.access.AuthorityGranted;
import org.communique.coalition.access.InsufficientScopeException;
import org.communique.coalition.access.SignInAccess.LinkOutcome.ToShare;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.MandateId;
import org.communique.coalition.directory.MandateSubject;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.coalition.evidence.EvidenceUpload;
import org.communique.coalition.evidence.LetterFixtures;
import org.communique.coalition.member.MandateGrant;
import org.communique.coalition.member.MandateOutcome;
import org.communique.coalition.member.MandateService;
import org.communique.coalition.member.MemberData;
import org.communique.coalition.member.MemberOutcome;
import org.communique.coalition.member.MemberService;
import org.communique.coalition.member.OrganisationData;
import org.communique.coalition.member.OrganisationOutcome;
import org.communique.coalition.member.OrganisationService;
import org.communique.coalition.member.ProfileService;
import org.communique.coalition.settings.Coalition;
import org.communique.coalition.settings.SettingsService;
import org.communique.coalition.settings.SettingsService.SettingsOutcome;
import org.communique.id.Id;
import org.communique.job.Reconciler;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.communique.quota.QuotaExceededException;
import org.communique.quota.QuotaFixtures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.event.BeforeSaveEvent;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

@ServerTest
class CoalitionServicesTests {

    private static final MandateSubject ANY_STATEMENT = new MandateSubject("any");

    @Autowired
    MongoOperations mongo;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    OrganisationService organisations;

    @Autowired
    MemberService members;

    @Autowired
    MandateService mandates;

    @Autowired
    SettingsService settings;

    @Autowired
    ProfileService profiles;

    @Autowired
    MemberQuotas quotas;

    @Autowired
    Directory directory;

    @Autowired
    Coalition coalition;

    @Autowired
    ConfigurableApplicationContext application;

    private Member administrator;

    @BeforeEach
    void administrator() {
        administrator = people.member(Role.ADMINISTRATOR);
    }

    @Test
    void hasAnOrganisationOnceHoweverItsNameIsSpelt() {
        var name = "Digital Rights " + OrganisationId.random().value();
        assertThat(as(administrator, () -> organisations.add(organisation(name))))
                .isInstanceOf(OrganisationOutcome.Saved.class);

        assertThat(as(administrator, () -> organisations.add(organisation("  digital   RIGHTS " + name.substring(15)))))
                .isEqualTo(new OrganisationOutcome.Invalid(List.of(ValidationProblem.OFFICIAL_NAME_TAKEN)));
    }

    @Test
    void countsNothingThatIsRefused() {
        var name = "Counted once " + OrganisationId.random().value();
        var member = member(MemberId.random().value() + "@example.org", Role.DRAFTER);
        for (int night = 0; night < 3; night++) {
            as(administrator, () -> organisations.add(organisation(name)));
            as(administrator, () -> members.add(member));
        }
        assertThat(QuotaFixtures.counted(mongo, Quota.ORGANISATIONS, administrator))
                .isEqualTo(1);
        assertThat(QuotaFixtures.counted(mongo, Quota.MEMBERS, administrator)).isEqualTo(1);

        QuotaFixtures.useUp(mongo, Quota.EVIDENCE_KILOBYTES, administrator);
        var grant = grant(people.member(Role.REPRESENTATIVE), "letter.pdf", LetterFixtures.pdf("a letter"));
        assertThatThrownBy(() -> as(administrator, () -> mandates.grant(grant)))
                .isInstanceOf(QuotaExceededException.class);
        assertThat(QuotaFixtures.counted(mongo, Quota.MANDATES, administrator)).isZero();
    }

    @Test
    void countsInAnHourOnlyWhatIsStored() {
        for (int i = 0; i < 2 * Quota.INSTRUMENTS.perHour(); i++) {
            as(administrator, () -> quotas.take(Quota.INSTRUMENTS, "stored"::equals, () -> "refused"));
        }
        QuotaFixtures.useUp(mongo, Quota.INSTRUMENTS, administrator);
        for (int i = 0; i < 2 * Quota.INSTRUMENTS.perHour(); i++) {
            assertThatThrownBy(() -> as(administrator, () -> quotas.take(Quota.INSTRUMENTS, 1)))
                    .isInstanceOfSatisfying(
                            QuotaExceededException.class,
                            exceeded -> assertThat(exceeded.pause()).isNull());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xn--p1b6ci4b4b3a.xn--h2brj9c", "उदाहरण.भारत", "xn--72c1a1bt4awk9o.xn--o3cw4h"})
    void takesDomainsInScriptsWithVowelSigns(String domain) {
        var data =
                new OrganisationData("Example", "Example", "IN", Region.ASIA_PACIFIC, ConsultativeStatus.NONE, domain);

        assertThat(data.problems()).isEmpty();
    }

    @Test
    void keepsTheFirstOfTwoChangesToTheSameState() {
        var organisation = people.organisation("Twice changed");

        var first = as(
                administrator,
                () -> organisations.change(
                        organisation.id(), organisation(organisation.officialName()), organisation.revision()));
        var second = as(
                administrator,
                () -> organisations.change(
                        organisation.id(), organisation(organisation.officialName()), organisation.revision()));

        assertThat(first).isInstanceOf(OrganisationOutcome.Saved.class);
        assertThat(second).isInstanceOf(OrganisationOutcome.ChangedMeanwhile.class);
    }

    @Test
    void refusesNamesWithCharactersThatDeceiveTheReader() {
        assertThat(as(administrator, () -> organisations.add(organisation("Good \u202eliveB"))))
                .isEqualTo(new OrganisationOutcome.Invalid(
                        List.of(ValidationProblem.OFFICIAL_NAME, ValidationProblem.DISPLAY_NAME)));
    }

    @Test
    void voidsMandatesForAnOrganisationThatLeft() {
        var organisation = people.organisation("Leaving");
        var representative = people.representative(organisation);
        var now = Instant.now();
        assertThat(directory.mandate(representative.id(), organisation.id(), ANY_STATEMENT, now))
                .isPresent();

        as(administrator, () -> organisations.leave(organisation.id()));

        assertThat(directory.mandate(representative.id(), organisation.id(), ANY_STATEMENT, now))
                .isEmpty();
        assertThat(directory.representatives(organisation.id(), ANY_STATEMENT, now))
                .isEmpty();
    }

    @Test
    void addsAMemberAndMakesAnInvitation() {
        var data = member(MemberId.random().value() + "@Example.org", Role.DRAFTER);

        var saved = (MemberOutcome.Saved) as(administrator, () -> members.add(data));
        var link = as(administrator, () -> members.sendLink(saved.member().id()));

        assertThat(directory.member(new EmailAddress(data.email()))).contains(saved.member());
        assertThat(link).get().isInstanceOf(ToShare.class);
        assertThat(as(administrator, () -> members.add(data)))
                .isEqualTo(new MemberOutcome.Invalid(List.of(ValidationProblem.EMAIL_TAKEN)));
    }

    @Test
    void leavesAuthorityOverOthersToTokensThatMayGiveIt() {
        var drafter = people.member(Role.DRAFTER);
        var coordinator = people.member(Role.COORDINATOR);
        var organisation = people.organisation("To be signed for");
        var representative = people.representative(organisation);
        var former = people.member(Role.REVIEWER);
        people.deactivate(representative.id());
        people.deactivate(former.id());
        var today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);

        refusesToKeep(() -> change(drafter, drafter.email().value(), Role.DRAFTER, Role.REPRESENTATIVE));
        refusesToKeep(() -> change(coordinator, "moved-" + coordinator.email().value(), Role.COORDINATOR));
        refusesToKeep(() -> members.reactivate(representative.id()));
        // What an organisation may read and write becomes a member's with any role.
        var added = member(MemberId.random().value() + "@example.org", Role.DRAFTER);
        refusesToKeep(() -> members.add(added));
        refusesToKeep(() -> change(drafter, drafter.email().value(), Role.DRAFTER, Role.REVIEWER));
        refusesToKeep(() -> change(drafter, "moved-" + drafter.email().value(), Role.DRAFTER));
        refusesToKeep(() -> move(drafter, organisation));
        refusesToKeep(() -> members.reactivate(former.id()));
        refusesToKeep(() -> members.sendLink(drafter.id()));
        refusesToKeep(() -> mandates.grant(
                new MandateGrant(representative.id(), organisation.id(), today, null, "A decision of the board")));

        assertThat(directory.member(drafter.id())).contains(drafter);
        assertThat(directory.member(coordinator.id())).contains(coordinator);
        assertThat(directory.member(representative.id()).orElseThrow().active()).isFalse();
        assertThat(directory.member(former.id()).orElseThrow().active()).isFalse();
        assertThat(directory.member(new EmailAddress(added.email()))).isEmpty();
        assertThat(as(administrator, mandates::all))
                .filteredOn("organisation", organisation.id())
                .hasSize(1);
    }

    @Test
    void letsATokenThatKeepsMembersChangeWhatGivesNoAuthority() throws Exception {
        var drafter = people.member(Role.DRAFTER, Role.REVIEWER);
        var coordinator = people.member(Role.COORDINATOR, Role.REPRESENTATIVE);

        keeping(() -> change(drafter, drafter.email().value(), Role.DRAFTER));
        keeping(() -> change(coordinator, coordinator.email().value(), Role.REPRESENTATIVE));

        assertThat(directory.member(drafter.id()).orElseThrow().roles()).containsExactly(Role.DRAFTER);
        assertThat(directory.member(coordinator.id()).orElseThrow().roles()).containsExactly(Role.REPRESENTATIVE);
    }

    private void refusesToKeep(Callable<?> work) {
        assertThatThrownBy(() -> keeping(work))
                .isInstanceOfSatisfying(
                        InsufficientScopeException.class,
                        refused -> assertThat(refused.scope()).isEqualTo(TokenScope.AUTHORISE));
    }

    private void keeping(Callable<?> work) {
        asScript(administrator, Set.of(TokenScope.ADMINISTER), work::call);
    }

    private MemberOutcome move(Member member, Organisation to) {
        var details = members.find(member.id()).orElseThrow();
        return members.change(
                member.id(),
                new MemberData(member.name(), member.email().value(), to.id(), member.roles()),
                details.revision());
    }

    private MemberOutcome change(Member member, String email, Role... roles) {
        var details = members.find(member.id()).orElseThrow();
        return members.change(
                member.id(),
                new MemberData(member.name(), email, member.organisation(), Set.of(roles)),
                details.revision());
    }

    @Test
    void tellsWhoWasShutOut() {
        var member = people.member(Role.DRAFTER);

        var told = new ArrayList<>();
        var listener = ApplicationListener.forPayload(told::add);
        application.addApplicationListener(listener);

        as(administrator, () -> members.deactivate(member.id()));

        application.removeApplicationListener(listener);
        assertThat(told).filteredOn(AccessRevoked.class::isInstance).containsExactly(new AccessRevoked(member.id()));
    }

    @Test
    void keepsAdministratorsFromShuttingThemselvesOut() {
        var own = as(administrator, () -> members.find(administrator.id())).orElseThrow();
        var data = new MemberData(
                administrator.name(),
                administrator.email().value(),
                administrator.organisation(),
                Set.of(Role.DRAFTER));

        var refusal = new MemberOutcome.Invalid(List.of(ValidationProblem.OWN_ADMINISTRATION));
        assertThat(as(administrator, () -> members.deactivate(administrator.id())))
                .isEqualTo(refusal);
        assertThat(as(administrator, () -> members.change(administrator.id(), data, own.revision())))
                .isEqualTo(refusal);
    }

    @Test
    void givesMandatesToRepresentativesAloneAndRevokesThemOnce() {
        var drafter = people.member(Role.DRAFTER);
        var representative = people.member(Role.REPRESENTATIVE);
        assertThat(as(administrator, () -> mandates.grant(grant(drafter, null))))
                .isEqualTo(new MandateOutcome.Invalid(List.of(ValidationProblem.NOT_A_REPRESENTATIVE)));
        assertThat(as(administrator, () -> mandates.grant(grant(representative, LocalDate.of(2025, 1, 1)))))
                .isEqualTo(new MandateOutcome.Invalid(List.of(ValidationProblem.MANDATE_DATES)));

        var granted = (MandateOutcome.Granted) as(administrator, () -> mandates.grant(grant(representative, null)));
        var revoked = as(administrator, () -> mandates.revoke(granted.mandate().id()));
        var again = as(administrator, () -> mandates.revoke(granted.mandate().id()));

        assertThat(again).isEqualTo(revoked);
    }

    @Test
    void givesAMandateOnceHoweverManyEqualRequestsComeAtOnce() throws Exception {
        var representative = people.member(Role.REPRESENTATIVE);
        var told = Collections.synchronizedList(new ArrayList<>());
        var listener = ApplicationListener.forPayload(told::add);
        application.addApplicationListener(listener);

        var ids = new ArrayList<MandateId>();
        var letter = LetterFixtures.pdf("a letter");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var request = (Callable<MandateOutcome>)
                    () -> as(administrator, () -> mandates.grant(grant(representative, "letter.pdf", letter)));
            for (var answer : threads.invokeAll(Collections.nCopies(12, request))) {
                ids.add(mandate(answer.get()));
            }
        }
        application.removeApplicationListener(listener);

        assertThat(Set.copyOf(ids)).hasSize(1);
        assertThat(told)
                .filteredOn(AuthorityGranted.MandateGranted.class::isInstance)
                .hasSize(1);
        assertThat(as(administrator, () -> mandates.file(ids.getFirst()))).isPresent();
        as(administrator, () -> mandates.revoke(ids.getFirst()));
        assertThat(directory.mandates(representative.id(), Instant.now())).isEmpty();
    }

    @Test
    void acknowledgesNoLetterThatIsNotTheOneOfTheMandate() throws Exception {
        var representative = people.member(Role.REPRESENTATIVE);
        var name = "letter " + Id.random();
        var outcomes = new ArrayList<MandateOutcome>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var requests = IntStream.range(0, 20)
                    .mapToObj(letter -> (Callable<MandateOutcome>) () -> as(
                            administrator,
                            () -> mandates.grant(grant(representative, name, LetterFixtures.pdf("letter " + letter)))))
                    .toList();
            for (var answer : threads.invokeAll(requests)) {
                outcomes.add(answer.get());
            }
        }

        var granted = outcomes.stream()
                .filter(MandateOutcome.Granted.class::isInstance)
                .map(MandateOutcome.Granted.class::cast)
                .toList();
        assertThat(granted).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> !granted.contains(outcome))
                .containsOnly(
                        new MandateOutcome.OtherEvidence(granted.getFirst().mandate()));
        assertThat(mongo.count(query(where("name").is(name + ".pdf")), EvidenceFile.class))
                .isEqualTo(1);
        assertThat(as(administrator, () -> mandates.grant(grant(representative, null))))
                .isInstanceOf(MandateOutcome.OtherEvidence.class);
    }

    @Test
    void givesARevokedMandateAgainAndOthersThatDiffer() {
        var representative = people.member(Role.REPRESENTATIVE);
        var first = mandate(as(administrator, () -> mandates.grant(grant(representative, null))));
        as(administrator, () -> mandates.revoke(first));

        var second = mandate(as(administrator, () -> mandates.grant(grant(representative, null))));
        var limited = mandate(as(administrator, () -> mandates.grant(grant(representative, LocalDate.of(2099, 1, 1)))));

        assertThat(second).isNotIn(first, limited);
        assertThat(directory.mandates(representative.id(), Instant.now()))
                .extracting(mandate -> mandate.id())
                .containsExactlyInAnyOrder(second, limited);
    }

    private static MandateId mandate(MandateOutcome outcome) {
        return switch (outcome) {
            case MandateOutcome.Granted granted -> granted.mandate().id();
            case MandateOutcome.AlreadyGranted already -> already.mandate().id();
            default -> throw new AssertionError(outcome);
        };
    }

    @Test
    void keepsTheFileThatShowsAMandateForThoseWhoJudgeIt() {
        var representative = people.member(Role.REPRESENTATIVE);
        var scan = LetterFixtures.pdf("a letter");
        assertThat(as(
                        administrator,
                        () -> mandates.grant(grant(representative, "letter.pdf", "<html>".getBytes(UTF_8)))))
                .isEqualTo(new MandateOutcome.Invalid(List.of(ValidationProblem.EVIDENCE_FILE)));
        assertThat(as(
                        administrator,
                        () -> mandates.grant(
                                grant(representative, "letter.pdf", Arrays.copyOf(scan, EvidenceFile.MOST_BYTES + 1)))))
                .isEqualTo(new MandateOutcome.Invalid(List.of(ValidationProblem.EVIDENCE_FILE)));

        var granted = (MandateOutcome.Granted)
                as(administrator, () -> mandates.grant(grant(representative, "../a\r\nb/Our \"letter\".html", scan)));

        var file =
                as(administrator, () -> mandates.file(granted.mandate().id())).orElseThrow();
        assertThat(file.content()).isEqualTo(scan);
        assertThat(file.name()).isEqualTo("Our letter.pdf");
        assertThatThrownBy(() ->
                        as(representative, () -> mandates.file(granted.mandate().id())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void removesALetterWhoseMandateACrashKeptFromBeingStored() {
        var grant = grant(people.member(Role.REPRESENTATIVE), "letter.pdf", LetterFixtures.pdf("a letter"));
        ApplicationListener<ApplicationEvent> crash = event -> {
            if (event instanceof BeforeSaveEvent<?> saved && saved.getSource() instanceof Mandate) {
                throw new IllegalStateException("the server ends here");
            }
        };
        application.addApplicationListener(crash);
        try {
            assertThatIllegalStateException().isThrownBy(() -> as(administrator, () -> mandates.grant(grant)));
        } finally {
            application.removeApplicationListener(crash);
        }
        assertThat(QuotaFixtures.counted(mongo, Quota.EVIDENCE_KILOBYTES, administrator))
                .isOne();
        var granted = (MandateOutcome.Granted) as(administrator, () -> mandates.grant(grant));

        var evidence = application.getBeansOfType(Reconciler.class).values().stream()
                .filter(reconciler -> reconciler.kind().equals("evidence"))
                .findFirst()
                .orElseThrow();
        mongo.find(query(where("kind").is("evidence")), Document.class, "reconcileQueue")
                .forEach(entry -> evidence.reconcile(entry.getString("subject")));

        assertThat(mongo.count(query(where("countedFor").is(administrator.id().value())), EvidenceFile.class))
                .isOne();
        assertThat(QuotaFixtures.counted(mongo, Quota.EVIDENCE_KILOBYTES, administrator))
                .isOne();
        assertThat(as(administrator, () -> mandates.file(granted.mandate().id())))
                .isPresent();
    }

    @Test
    void limitsNoMandateToAStatementThatIsNotThere() {
        var representative = people.member(Role.REPRESENTATIVE);
        var grant = new MandateGrant(
                representative.id(),
                representative.organisation(),
                LocalDate.of(2026, 1, 1),
                null,
                "decision of the board",
                null,
                Set.of(new MandateSubject("nothing")));
        assertThat(as(administrator, () -> mandates.grant(grant)))
                .isEqualTo(new MandateOutcome.Invalid(List.of(ValidationProblem.MANDATE_STATEMENTS)));
    }

    private static MandateGrant grant(Member member, String name, byte[] file) {
        return new MandateGrant(
                member.id(),
                member.organisation(),
                LocalDate.of(2026, 1, 1),
                null,
                "letter of the board",
                new EvidenceUpload(name, file),
                Set.of());
    }

    @Test
    void takesAColourOnlyIfWhiteTextCanBeReadOnIt() {
        assertThat(as(administrator, () -> settings.change("Coalition", "#ffee00")))
                .isEqualTo(new SettingsOutcome.Invalid(List.of(ValidationProblem.COLOUR)));
        assertThat(as(administrator, () -> settings.change("Coalition", "#005f3a")))
                .isInstanceOf(SettingsOutcome.Saved.class);
        assertThat(coalition.profile().colour()).isEqualTo("#005f3a");
    }

    @Test
    void takesALogoOnlyIfItIsAnImage() throws Exception {
        var png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 20, BufferedImage.TYPE_INT_ARGB), "png", png);

        assertThat(as(administrator, () -> settings.changeLogo("<svg onload='x'/>".getBytes())))
                .isEqualTo(new SettingsOutcome.Invalid(List.of(ValidationProblem.LOGO)));
        assertThat(as(administrator, () -> settings.changeLogo(png.toByteArray())))
                .isInstanceOf(SettingsOutcome.Saved.class);
        assertThat(coalition.logo()).isPresent();
    }

    @Test
    void letsMembersChangeTheirOwnNameAndTimeZone() {
        var member = people.member(Role.DRAFTER);

        as(member, () -> profiles.change("Zoë Adler", "Africa/Nairobi"));

        assertThat(directory.member(member.id())).get().extracting(Member::name).isEqualTo("Zoë Adler");
        assertThat(directory.zone(member.id())).hasToString("Africa/Nairobi");
        assertThat(as(member, () -> profiles.change("Zoë Adler", "Mars/Base")))
                .isEqualTo(new MemberOutcome.Invalid(List.of(ValidationProblem.TIME_ZONE)));
    }

    @Test
    void refusesEverybodyWhoIsNotAnAdministrator() {
        List<Callable<?>> acts = List.of(
                () -> organisations.add(organisation("X")),
                () -> members.all(),
                () -> members.add(member("x@example.org", Role.ADMINISTRATOR)),
                () -> members.deactivate(administrator.id()),
                () -> members.sendLink(administrator.id()),
                () -> mandates.revoke(new MandateId(Id.random())),
                () -> settings.change("X", "#000000"));
        var everyOtherRole = people.member(Role.DRAFTER, Role.REVIEWER, Role.REPRESENTATIVE, Role.COORDINATOR);
        for (var act : acts) {
            assertThatThrownBy(() -> as(everyOtherRole, act)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(act::call).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
        }
    }

    private static OrganisationData organisation(String name) {
        return new OrganisationData(name, name, "KE", Region.AFRICA, ConsultativeStatus.NONE, "");
    }

    private MemberData member(String email, Role role) {
        return new MemberData(
                "Somebody", email, people.organisation("Organisation").id(), Set.of(role));
    }

    private static MandateGrant grant(Member member, @Nullable LocalDate until) {
        return new MandateGrant(
                member.id(), member.organisation(), LocalDate.of(2026, 1, 1), until, "decision of the board");
    }
}
