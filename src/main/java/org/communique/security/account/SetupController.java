package org.communique.security.account;

import static java.util.Objects.requireNonNullElse;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Region;
import org.communique.coalition.directory.RegionalGroups;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.coalition.member.OrganisationData;
import org.communique.coalition.settings.CoalitionSetup;
import org.communique.security.OneTimeLink;
import org.communique.security.OneTimeLinks;
import org.communique.security.credential.PasswordPolicy;
import org.communique.security.credential.PasswordPolicy.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The first set-up: names the coalition and makes its first administrator. */
@Controller
public class SetupController {

    private final OneTimeLinks links;
    private final CoalitionSetup coalitionSetup;
    private final PasswordService passwordService;
    private final PasswordPolicy policy;

    SetupController(
            OneTimeLinks links, CoalitionSetup coalitionSetup, PasswordService passwordService, PasswordPolicy policy) {
        this.links = links;
        this.coalitionSetup = coalitionSetup;
        this.passwordService = passwordService;
        this.policy = policy;
    }

    @GetMapping("/setup/{token}")
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        return form(token, new Form("", "", "", null, "", "", ""), List.of(), model, response);
    }

    @PostMapping("/setup/{token}")
    String setUp(
            @PathVariable String token, @ModelAttribute("form") Form form, Model model, HttpServletResponse response) {
        var problems = problems(form);
        if (!problems.isEmpty() || !isGood(token)) {
            return form(token, form, problems, model, response);
        }
        if (links.consume(token).isEmpty()) {
            return OneTimeLinkController.notGood(response);
        }
        var administrator = MemberId.random();
        passwordService.assignPassword(administrator, form.password());
        coalitionSetup.setUp(administrator, form.plan());
        return "redirect:/sign-in?ready";
    }

    private String form(String token, Form form, List<String> problems, Model model, HttpServletResponse response) {
        if (!isGood(token)) {
            return OneTimeLinkController.notGood(response);
        }
        model.addAttribute("token", token);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("countries", Country.all());
        model.addAttribute("regions", Region.values());
        return "security/setup";
    }

    private boolean isGood(String token) {
        return coalitionSetup.isDue()
                && links.find(token)
                        .filter(link -> link.purpose() == OneTimeLink.Purpose.SETUP)
                        .isPresent();
    }

    private List<String> problems(Form form) {
        var problems = new ArrayList<>(coalitionSetup.problems(form.plan()).stream()
                .map(ValidationProblem::messageKey)
                .toList());
        var verdict = policy.judge(
                form.password(), List.of(form.coalition(), form.organisation(), form.name(), form.email()));
        if (verdict != Verdict.GOOD) {
            problems.add("security.password." + verdict.name().toLowerCase(Locale.ROOT));
        }
        return problems;
    }

    record Form(
            String coalition,
            String organisation,
            String country,
            @Nullable Region region,
            String name,
            String email,
            String password) {

        /** Fields that were not sent are empty. */
        Form(
                @Nullable String coalition,
                @Nullable String organisation,
                @Nullable String country,
                @Nullable Region region,
                @Nullable String name,
                @Nullable String email,
                @Nullable String password) {
            this.coalition = requireNonNullElse(coalition, "");
            this.organisation = requireNonNullElse(organisation, "");
            this.country = requireNonNullElse(country, "");
            this.region = region;
            this.name = requireNonNullElse(name, "");
            this.email = requireNonNullElse(email, "");
            this.password = requireNonNullElse(password, "");
        }

        CoalitionSetup.Plan plan() {
            return new CoalitionSetup.Plan(
                    coalition,
                    new OrganisationData(organisation, organisation, country, region, ConsultativeStatus.NONE, ""),
                    name,
                    email);
        }
    }

    record Country(String code, String name, Region region) {

        static List<Country> all() {
            return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
                    .map(code -> new Country(
                            code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH), RegionalGroups.of(code)))
                    .sorted(Comparator.comparing(Country::name))
                    .toList();
        }
    }
}
