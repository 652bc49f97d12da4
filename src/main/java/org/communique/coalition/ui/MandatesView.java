package org.communique.coalition.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.coalition.access.ConfirmedAct;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.MandateSubject;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.member.MandateService;
import org.communique.coalition.member.MemberDetails;
import org.communique.coalition.member.MemberService;
import org.communique.coalition.member.OrganisationService;
import org.communique.screen.Badge;
import org.communique.screen.EmptyState;
import org.communique.screen.FileLink;
import org.communique.screen.Question;
import org.communique.screen.ResponsiveColumns;
import org.communique.screen.SearchField;
import org.communique.screen.TimeFormat;
import org.communique.screen.Toasts;

/** Who may sign for whom, since when and until when. */
@Route("mandates")
@RolesAllowed("ADMINISTRATOR")
class MandatesView extends Div implements HasDynamicTitle {

    private final MandateService service;
    private final MemberService memberService;
    private final OrganisationService organisationService;
    private final Clock clock;
    private final SearchField search = new SearchField("coalition.mandates.search", this::show);
    private final Checkbox onlyValid = new Checkbox(getTranslation("coalition.mandates.only-valid"));
    private final Grid<Mandate> grid = new Grid<>();
    private final Div results = new Div();
    private Map<MemberId, Member> members = Map.of();
    private Map<OrganisationId, Organisation> organisations = Map.of();
    private List<Mandate> mandates = List.of();
    private Map<MandateSubject, String> titles = Map.of();

    MandatesView(
            MandateService service, MemberService memberService, OrganisationService organisationService, Clock clock) {
        this.service = service;
        this.memberService = memberService;
        this.organisationService = organisationService;
        this.clock = clock;
        addClassName("screen");
        onlyValid.addValueChangeListener(change -> show());
        var bar = new Div(search, onlyValid, addButton());
        bar.addClassName("toolbar");
        add(bar, results);
        columns();
        reload();
    }

    private Button addButton() {
        var button = new Button(
                getTranslation("coalition.mandates.add"),
                click -> new MandateDialog(
                                service,
                                List.copyOf(members.values()),
                                List.copyOf(organisations.values()),
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                                this::reload)
                        .open());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addComponentColumn(mandate -> new TwoLineCell(member(mandate), organisation(mandate)))
                .setHeader(getTranslation("coalition.mandate.who"))
                .setFlexGrow(2)
                .setComparator(this::member);
        var from = grid.addColumn(mandate -> TimeFormat.day(mandate.from()))
                .setHeader(getTranslation("coalition.mandate.from"))
                .setComparator(Mandate::from);
        var until = grid.addColumn(mandate -> mandate.until() == null
                        ? getTranslation("coalition.mandate.open-ended")
                        : TimeFormat.day(mandate.until()))
                .setHeader(getTranslation("coalition.mandate.until"));
        var scope = grid.addColumn(this::scope)
                .setHeader(getTranslation("coalition.mandate.scope"))
                .setTooltipGenerator(this::scope);
        var evidence = grid.addComponentColumn(this::evidence)
                .setHeader(getTranslation("coalition.mandate.evidence"))
                .setFlexGrow(2)
                .setTooltipGenerator(Mandate::evidence);
        grid.addComponentColumn(this::state)
                .setHeader(getTranslation("coalition.state"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        var actions = new Span(getTranslation("screen.actions"));
        actions.addClassName("visually-hidden");
        grid.addComponentColumn(this::revocation)
                .setHeader(actions)
                .setAutoWidth(true)
                .setFlexGrow(0);
        ResponsiveColumns.last(grid, from, until, scope, evidence);
    }

    private String scope(Mandate mandate) {
        return mandate.only().isEmpty()
                ? getTranslation("coalition.mandate.all")
                : mandate.only().stream()
                        .map(statement -> titles.getOrDefault(statement, getTranslation("coalition.mandate.untitled")))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private Component evidence(Mandate mandate) {
        var words = new Span(mandate.evidence());
        if (mandate.file() == null) {
            return words;
        }
        var lines = new Div(
                words,
                new FileLink(
                        mandate.file().name(),
                        mandate.file().name(),
                        () -> service.file(mandate.id()).orElseThrow().content()));
        lines.addClassName("two-lines");
        return lines;
    }

    private String member(Mandate mandate) {
        var member = members.get(mandate.member());
        return member == null ? "" : member.name();
    }

    private String organisation(Mandate mandate) {
        var organisation = organisations.get(mandate.organisation());
        return organisation == null ? "" : organisation.displayName();
    }

    private boolean isValid(Mandate mandate) {
        var organisation = organisations.get(mandate.organisation());
        return mandate.isValidAt(clock.instant()) && organisation != null && organisation.active();
    }

    private Component state(Mandate mandate) {
        if (mandate.revokedAt() != null) {
            return new Badge(getTranslation("coalition.mandate.revoked"), Badge.Tone.BAD);
        }
        if (isValid(mandate)) {
            return new Badge(getTranslation("coalition.mandate.valid"), Badge.Tone.GOOD);
        }
        return mandate.from().isAfter(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                ? new Badge(getTranslation("coalition.mandate.future"), Badge.Tone.ACTIVE)
                : new Badge(getTranslation("coalition.mandate.void"), Badge.Tone.NEUTRAL);
    }

    private Component revocation(Mandate mandate) {
        var button = new Button(getTranslation("coalition.mandate.revoke"), click -> confirm(mandate));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        button.setVisible(mandate.revokedAt() == null);
        button.setAriaLabel(getTranslation("coalition.mandate.revoke.of", member(mandate), organisation(mandate)));
        return button;
    }

    private void confirm(Mandate mandate) {
        Question.askIrrevocable(
                getTranslation("coalition.mandate.revoke.of", member(mandate), organisation(mandate)),
                getTranslation("coalition.mandate.revoke.advice"),
                getTranslation("coalition.mandate.revoke"),
                () -> ConfirmedAct.run(() -> revoke(mandate)));
    }

    private void revoke(Mandate mandate) {
        service.revoke(mandate.id());
        Toasts.done(getTranslation("coalition.mandate.revoked.done"));
        reload();
    }

    private void reload() {
        members = memberService.all().stream()
                .map(MemberDetails::member)
                .collect(Collectors.toMap(Member::id, Function.identity()));
        organisations =
                organisationService.all().stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
        mandates = service.all();
        titles = service.subjects();
        show();
    }

    private void show() {
        var found = mandates.stream()
                .filter(mandate -> !onlyValid.getValue() || isValid(mandate))
                .filter(mandate -> search.matches(member(mandate), organisation(mandate), mandate.evidence()))
                .toList();
        GridRows.show(grid, found);
        results.removeAll();
        if (mandates.isEmpty()) {
            results.add(new EmptyState(
                    getTranslation("coalition.mandates.empty"), getTranslation("coalition.mandates.empty.advice")));
        } else if (found.isEmpty()) {
            results.add(
                    new EmptyState(getTranslation("coalition.no-match"), getTranslation("coalition.no-match.advice")));
        } else {
            results.add(grid);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("coalition.mandates");
    }
}
