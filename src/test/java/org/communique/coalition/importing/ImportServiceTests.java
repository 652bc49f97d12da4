package org.communique.coalition.importing;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.OrganisationRepository;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.importing.ImportPreview.Effect;
import org.communique.coalition.importing.ImportPreview.Row;
import org.communique.coalition.importing.ImportService.ImportOutcome;
import org.communique.coalition.importing.ImportService.ImportOutcome.Imported;
import org.communique.coalition.importing.ImportService.ImportOutcome.Interrupted;
import org.communique.coalition.importing.ImportService.ImportOutcome.Refused;
import org.communique.text.format.ParsedCsv.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class ImportServiceTests {

    @Autowired
    CoalitionFixtures people;

    @Autowired
    ImportService service;

    @Autowired
    Directory directory;

    @Autowired
    OrganisationRepository organisations;

    private Member administrator;

    @BeforeEach
    void administrator() {
        administrator = people.member(Role.ADMINISTRATOR);
    }

    @Test
    void addsAndChangesOrganisationsByTheirOfficialName() {
        var name = unique("Fundación Karisma");
        var csv = """
            official_name,display_name,country,region,status,domain
            %s,Karisma,CO,LATIN_AMERICA_CARIBBEAN,SPECIAL,karisma.example.org
            """.formatted(name);
        assertThat(organisations(csv)).isEqualTo(new Imported(1, 0));
        assertThat(organisations(csv)).isEqualTo(new Imported(0, 0));
        assertThat(organisations(csv.replace("SPECIAL", "roster").replace(name, name.toUpperCase(Locale.ROOT))))
                .isEqualTo(new Imported(0, 1));

        assertThat(organisations.findByNameKey(Organisation.nameKey(name)))
                .get()
                .extracting(Organisation::status)
                .isEqualTo(ConsultativeStatus.ROSTER);
    }

    @Test
    void leavesADomainOfWhichNothingIsSaid() {
        var name = unique("Karisma");
        var row = "official_name,display_name,country,region,status,domain\n%s,%s,CO,,NONE,%s\n";
        organisations(row.formatted(name, "Karisma", "karisma.example.org"));
        assertThat(organisations(row.formatted(name, "Fundación Karisma", ""))).isEqualTo(new Imported(0, 1));

        assertThat(organisations.findByNameKey(Organisation.nameKey(name)))
                .get()
                .extracting(Organisation::domain)
                .isEqualTo("karisma.example.org");
    }

    @Test
    void takesTheRegionOfTheCountryWhereNoneIsGivenAndLeavesOneThatWasChosen() {
        var chosen = unique("Global");
        var row = "official_name,display_name,country,region,status,domain\n%s,G,Kenya,%s,NONE,\n";
        assertThat(organisations(row.formatted(chosen, "GLOBAL"))).isEqualTo(new Imported(1, 0));
        assertThat(organisations(row.formatted(chosen, ""))).isEqualTo(new Imported(0, 0));
        var name = unique("Without Region");
        assertThat(organisations(row.formatted(name, ""))).isEqualTo(new Imported(1, 0));

        assertThat(organisations.findByNameKey(Organisation.nameKey(name)))
                .get()
                .extracting(Organisation::region)
                .isEqualTo(Region.AFRICA);
    }

    /** Heads and values as administrators see them. */
    @Test
    void takesTheWordsOfTheScreens() {
        var heads = Stream.of("official-name", "display-name", "country", "region", "status", "domain")
                .map(key -> text("coalition.organisation." + key))
                .collect(joining(","));
        var table = unique("Table Head");
        organisations(heads.replace(text("coalition.organisation.official-name"), text("coalition.organisation"))
                + "\n%s,Head,Kenya,Africa,No consultative status,\n".formatted(table));
        assertThat(organisations.findByNameKey(Organisation.nameKey(table))).isPresent();
        var name = unique("Screen Words");
        for (var region : Region.values()) {
            for (var status : ConsultativeStatus.values()) {
                organisations(heads
                        + "\n%s,Words,Kenya,%s,%s,\n"
                                .formatted(name, text("coalition.region." + region), text("signon.ecosoc." + status)));

                assertThat(organisations.findByNameKey(Organisation.nameKey(name)))
                        .get()
                        .satisfies(organisation -> {
                            assertThat(organisation.country()).isEqualTo("KE");
                            assertThat(organisation.region()).isEqualTo(region);
                            assertThat(organisation.status()).isEqualTo(status);
                        });
            }
        }
        var desk = people.organisation(unique("Desk")).displayName();
        var member = "%s,%s,%s,%s\nLena Vogt,%s@example.org,%s,%s\n"
                .formatted(
                        text("coalition.member.name"),
                        text("coalition.member.email"),
                        text("coalition.organisation"),
                        text("coalition.member.roles"),
                        MemberId.random().value(),
                        desk,
                        text("coalition.role.REVIEWER"));
        assertThat(members(member)).isEqualTo(new Imported(1, 0));
    }

    @Test
    void leavesOutRowsWithProblemsWhereThatIsWanted() {
        var desk = people.organisation(unique("Desk")).displayName();
        var good = MemberId.random().value() + "@example.org";
        var csv = "name,email,organisation,roles\nA,a@example.org,Nobody knows it,drafter\nB,%s,%s,drafter\n"
                .formatted(good, desk);
        assertThat(members(csv)).isInstanceOf(Refused.class);

        assertThat(as(
                        administrator,
                        () -> service.confirm(
                                ImportKind.MEMBERS, bytes(csv), new ImportOptions(true, false), done -> {})))
                .isEqualTo(new Imported(1, 0));

        assertThat(directory.member(new EmailAddress(good))).isPresent();
        assertThat(directory.member(new EmailAddress("a@example.org"))).isEmpty();
    }

    @Autowired
    MessageSource messages;

    private String text(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }

    @Test
    void readsWhatExcelWritesWhereTheSeparatorIsASemicolon() {
        var csv = "\ufeffOfficial name;Display name;Country;Region;Status;Domain\r\n"
                + "\"%s; e. V.\";Wacht;de;western europe others;none;\r\n".formatted(unique("Datenwacht"));

        assertThat(organisations(csv)).isEqualTo(new Imported(1, 0));
    }

    @Test
    void saysWhatIsWrongRowByRowAndWritesNothing() {
        var good = unique("Good");
        var csv = """
            official_name,display_name,country,region,status,domain
            %s,Good,KE,AFRICA,NONE,good.example.org
            %s,Bad,Utopia,EAST_AFRICA,NONE,not a domain
            %s,Again,KE,AFRICA,NONE,
            ,Nameless,KE,AFRICA,NONE,
            short,row
            """.formatted(good, unique("Bad"), good.toUpperCase(Locale.ROOT));

        var preview = as(administrator, () -> service.preview(ImportKind.ORGANISATIONS, bytes(csv)));

        assertThat(preview.rows())
                .extracting(Row::line, Row::problems)
                .containsExactly(
                        tuple(2, List.of()),
                        tuple(
                                3,
                                List.of(ValidationProblem.COUNTRY, ValidationProblem.DOMAIN, ValidationProblem.REGION)),
                        tuple(4, List.of(ValidationProblem.TWICE_IN_THE_FILE)),
                        tuple(5, List.of(ValidationProblem.OFFICIAL_NAME_MISSING)),
                        tuple(
                                6,
                                List.of(
                                        ValidationProblem.COLUMNS_OF_ROW,
                                        ValidationProblem.COUNTRY,
                                        ValidationProblem.STATUS)));
        assertThat(organisations(csv)).isInstanceOf(Refused.class);
        assertThat(organisations.findByNameKey(Organisation.nameKey(good))).isEmpty();
    }

    @Test
    void addsMembersToTheOrganisationThatTheRowNames() {
        var organisation = people.organisation(unique("Rights Desk"));
        var email = MemberId.random().value() + "@example.org";
        var csv = """
            name,email,organisation,roles
            Lena Vogt,%s,%s,drafter; Reviewer
            """.formatted(email.toUpperCase(Locale.ROOT), organisation.displayName());

        assertThat(members(csv)).isEqualTo(new Imported(1, 0));
        assertThat(members(csv)).isEqualTo(new Imported(0, 0));
        assertThat(directory.member(new EmailAddress(email))).get().satisfies(member -> {
            assertThat(member.organisation()).isEqualTo(organisation.id());
            assertThat(member.roles()).containsExactlyInAnyOrder(Role.DRAFTER, Role.REVIEWER);
        });
    }

    @Test
    void refusesMembersOfUnknownOrganisationsRolesThatDoNotExistAndLosingOnesOwnAdministration() {
        var csv = """
            name,email,organisation,roles
            A,a@example.org,Nobody knows it,DRAFTER
            B,b-at-example,%1$s,Astronaut;DRAFTER
            C,%2$s,%1$s,DRAFTER
            """.formatted(
                        people.organisation(unique("Desk")).displayName(),
                        administrator.email().value());

        var preview = as(administrator, () -> service.preview(ImportKind.MEMBERS, bytes(csv)));

        assertThat(preview.isImportable()).isFalse();
        assertThat(preview.rows())
                .extracting(Row::problems)
                .containsExactly(
                        List.of(ValidationProblem.ORGANISATION_UNKNOWN),
                        List.of(ValidationProblem.EMAIL, ValidationProblem.ROLE_UNKNOWN),
                        List.of(ValidationProblem.OWN_ADMINISTRATION));
        assertThat(preview.rows().get(1).unknownRoles()).containsExactly("Astronaut");
    }

    @Test
    void goesOnWhereAnImportWasCutShort() {
        var first = unique("First");
        var second = unique("Second");
        var header = "official_name,display_name,country,region,status,domain\n";
        var one = first + ",First,KE,AFRICA,NONE,\n";
        organisations(header + one);

        var preview = as(
                administrator,
                () -> service.preview(
                        ImportKind.ORGANISATIONS, bytes(header + one + second + ",Second,KE,AFRICA,NONE,\n")));

        assertThat(preview.rows()).extracting(Row::effect).containsExactly(Effect.UNCHANGED, Effect.CREATED);
    }

    @Test
    void stopsBetweenRowsWhereItIsInterruptedAndWritesEachOnceWhenRepeated() {
        var csv = "official_name,display_name,country,region,status,domain\n"
                + (unique("First") + ",First,KE,AFRICA,NONE,\n")
                + (unique("Second") + ",Second,KE,AFRICA,NONE,\n")
                + (unique("Third") + ",Third,KE,AFRICA,NONE,\n");

        var stopped = as(
                administrator,
                () -> service.confirm(
                        ImportKind.ORGANISATIONS,
                        bytes(csv),
                        ImportOptions.NONE,
                        done -> Thread.currentThread().interrupt()));

        assertThat(stopped).isEqualTo(new Interrupted(3));
        assertThat(organisations(csv)).isEqualTo(new Imported(2, 0));
        assertThat(organisations(csv)).isEqualTo(new Imported(0, 0));
    }

    @Test
    void refusesFilesThatAreNoTable() {
        assertThat(fault("nothing,of,the,kind\n1,2,3,4\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Fault.COLUMNS_MISSING);
        assertThat(fault(bytes("name,email,organisation,roles\n"))).isEqualTo(Fault.NO_ROWS);
        assertThat(fault("name,email,organisation,roles\nJosé,x,y,z\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(Fault.NOT_UTF8);
        assertThat(fault(bytes("name,email,organisation,roles\n\"never closed,x,y,z\n")))
                .isEqualTo(Fault.NOT_CSV);
        assertThat(fault(new byte[3 * 1024 * 1024])).isEqualTo(Fault.TOO_LARGE);
        var header = "name,email,organisation,roles";
        assertThat(fault(bytes(header + ",a".repeat(200) + "\nb"))).isEqualTo(Fault.TOO_LARGE);
        assertThat(fault(bytes(header + "\n" + ",".repeat(500_000)))).isEqualTo(Fault.TOO_LARGE);
        assertThat(fault(bytes(header + "\na".repeat(6_000)))).isEqualTo(Fault.TOO_LARGE);
    }

    @Test
    void isForAdministratorsAlone() {
        var coordinator = people.member(Role.COORDINATOR);

        assertThatThrownBy(() -> as(coordinator, () -> service.preview(ImportKind.MEMBERS, new byte[0])))
                .isInstanceOf(AccessDeniedException.class);
    }

    private @Nullable Fault fault(byte[] csv) {
        return as(administrator, () -> service.preview(ImportKind.MEMBERS, csv)).fault();
    }

    private ImportOutcome organisations(String csv) {
        return as(
                administrator,
                () -> service.confirm(ImportKind.ORGANISATIONS, bytes(csv), ImportOptions.NONE, done -> {}));
    }

    private ImportOutcome members(String csv) {
        return as(administrator, () -> service.confirm(ImportKind.MEMBERS, bytes(csv), ImportOptions.NONE, done -> {}));
    }

    private static byte[] bytes(String csv) {
        return csv.getBytes(StandardCharsets.UTF_8);
    }

    private static String unique(String name) {
        return name + " " + OrganisationId.random().value();
    }
}
