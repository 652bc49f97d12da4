package org.communique.demo;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.Role;
import org.communique.coalition.member.MandateGrant;
import org.communique.coalition.member.MandateService;
import org.communique.coalition.member.MemberData;
import org.communique.coalition.member.MemberOutcome;
import org.communique.coalition.member.MemberService;
import org.communique.coalition.member.OrganisationData;
import org.communique.coalition.member.OrganisationService;
import org.communique.coalition.settings.CoalitionSetup;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Makes the demo's organisations and people. */
@Component
@ConditionalOnProperty("communique.demo")
class DemoDirectory {

    static final String PASSWORD = "demo coalition";
    static final String ADMINISTRATOR = "ingrid";

    private final CoalitionSetup coalitionSetup;
    private final SignInAccess signIn;
    private final OrganisationService organisations;
    private final MemberService members;
    private final MandateService mandates;
    private final Directory directory;
    private final Clock clock;

    DemoDirectory(
            CoalitionSetup coalitionSetup,
            SignInAccess signIn,
            OrganisationService organisations,
            MemberService members,
            MandateService mandates,
            Directory directory,
            Clock clock) {
        this.coalitionSetup = coalitionSetup;
        this.signIn = signIn;
        this.organisations = organisations;
        this.members = members;
        this.mandates = mandates;
        this.directory = directory;
        this.clock = clock;
    }

    DemoMembers create() {
        var people = rows("members.csv");
        var founder = people.stream()
                .filter(row -> row.get("email").startsWith(ADMINISTRATOR + "@"))
                .findFirst()
                .orElseThrow();
        create(founder);
        new DemoMembers(directory).as(ADMINISTRATOR, () -> {
            addOrganisations();
            people.stream().filter(row -> row != founder).forEach(this::addMember);
            changeRoles(founder);
            return true;
        });
        var demoMembers = new DemoMembers(directory);
        demoMembers.as(ADMINISTRATOR, () -> {
            demoMembers.members().stream()
                    .filter(member -> member.is(Role.REPRESENTATIVE))
                    .forEach(this::giveMandate);
            return true;
        });
        return demoMembers;
    }

    private void create(CSVRecord founder) {
        var id = MemberId.random();
        var organisation = rows("organisations.csv").stream()
                .filter(row -> row.get("officialName").equals(founder.get("organisation")))
                .findFirst()
                .orElseThrow();
        signIn.assignPassword(id, PASSWORD);
        coalitionSetup.setUp(
                id,
                new CoalitionSetup.Plan(
                        "Coalition for Rights in Cyberspace",
                        organisationData(organisation),
                        founder.get("name"),
                        founder.get("email")));
    }

    private void addOrganisations() {
        var present = directory.organisations().stream()
                .map(Organisation::officialName)
                .collect(Collectors.toSet());
        rows("organisations.csv").stream()
                .map(DemoDirectory::organisationData)
                .filter(data -> !present.contains(data.officialName()))
                .forEach(organisations::add);
    }

    private void addMember(CSVRecord row) {
        if (members.add(memberData(row)) instanceof MemberOutcome.Saved saved) {
            signIn.assignPassword(saved.member().id(), PASSWORD);
        }
    }

    private void changeRoles(CSVRecord row) {
        var founder = members.all().stream()
                .filter(details -> details.member().email().value().equals(row.get("email")))
                .findFirst()
                .orElseThrow();
        members.change(founder.member().id(), memberData(row), founder.revision());
    }

    private void giveMandate(Member member) {
        var from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        mandates.grant(new MandateGrant(
                member.id(), member.organisation(), from, from.plusYears(1), "Decision of the board, on file"));
    }

    private MemberData memberData(CSVRecord row) {
        var organisation = directory.organisations().stream()
                .filter(known -> known.officialName().equals(row.get("organisation")))
                .findFirst()
                .orElseThrow();
        return new MemberData(row.get("name"), row.get("email"), organisation.id(), roles(row.get("roles")));
    }

    private static Set<Role> roles(String names) {
        return Arrays.stream(names.split(" ")).map(Role::valueOf).collect(Collectors.toSet());
    }

    private static OrganisationData organisationData(CSVRecord row) {
        return new OrganisationData(
                row.get("officialName"),
                row.get("displayName"),
                row.get("country"),
                Region.valueOf(row.get("region")),
                ConsultativeStatus.valueOf(row.get("status")),
                row.get("domain"));
    }

    private static List<CSVRecord> rows(String file) {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader =
                new InputStreamReader(new ClassPathResource("demo/" + file).getInputStream(), StandardCharsets.UTF_8)) {
            return format.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
