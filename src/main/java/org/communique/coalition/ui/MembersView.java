package org.communique.coalition.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.coalition.access.AccountInvitations.SentInvitation;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.coalition.importing.ImportKind;
import org.communique.coalition.importing.ImportService;
import org.communique.coalition.member.MemberDetails;
import org.communique.coalition.member.MemberInvitationService;
import org.communique.coalition.member.MemberService;
import org.communique.coalition.member.OrganisationService;
import org.communique.screen.Badge;
import org.communique.screen.EmptyState;
import org.communique.screen.ResponsiveColumns;
import org.communique.screen.SearchField;
import org.communique.screen.Toasts;
import org.jspecify.annotations.Nullable;

/** The members of the coalition: who they are, what they may do, whether they have joined. */
@Route("members")
@RolesAllowed("ADMINISTRATOR")
class MembersView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final MemberService service;
    private final MemberInvitationService invitations;
    private final OrganisationService organisationService;
    private final ImportService imports;
    private final SearchField search = new SearchField("coalition.members.search", this::show);
    private final FilterSelect<Role> role = new FilterSelect<>(
            "coalition.member.roles", "coalition.members.all-roles", Role.values(), CoalitionLabels::of, this::show);
    private final Grid<MemberDetails> grid = new Grid<>();
    private final Button invite = new Button("", click -> confirmInviting());
    private final Div results = new Div();
    private Map<OrganisationId, Organisation> organisations = Map.of();
    private List<MemberDetails> members = List.of();
    private Set<MemberId> undelivered = Set.of();

    MembersView(
            MemberService service,
            MemberInvitationService invitations,
            OrganisationService organisationService,
            ImportService imports) {
        this.service = service;
        this.invitations = invitations;
        this.organisationService = organisationService;
        this.imports = imports;
        addClassName("screen");
        add(toolbar(), results);
        columns();
        reload();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        search.showAddressed(event);
    }

    private Component toolbar() {
        var bar = new Div(search, role, invite, importButton(), addButton());
        bar.addClassName("toolbar");
        return bar;
    }

    private Button importButton() {
        return new Button(
                getTranslation("coalition.import"),
                click -> new ImportDialog(imports, ImportKind.MEMBERS, invitations.areSent(), this::reload).open());
    }

    private Button addButton() {
        var button = new Button(getTranslation("coalition.members.add"), click -> edit(null));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addComponentColumn(details -> new TwoLineCell(
                        details.member().name(), details.member().email().value(), () -> edit(details)))
                .setHeader(getTranslation("coalition.member"))
                .setFlexGrow(2)
                .setComparator(details -> details.member().name());
        var organisation = grid.addColumn(this::organisation)
                .setHeader(getTranslation("coalition.organisation"))
                .setSortable(true);
        var roles = grid.addColumn(MembersView::roles).setHeader(getTranslation("coalition.member.roles"));
        grid.addComponentColumn(this::state)
                .setHeader(getTranslation("coalition.state"))
                .setWidth("min(13rem, 36vw)")
                .setFlexGrow(0);
        ResponsiveColumns.last(grid, organisation, roles);
    }

    private String organisation(MemberDetails details) {
        var organisation = organisations.get(details.member().organisation());
        return organisation == null ? "" : organisation.displayName();
    }

    private static String roles(MemberDetails details) {
        return details.member().roles().stream()
                .sorted()
                .map(CoalitionLabels::of)
                .collect(Collectors.joining(", "));
    }

    private Component state(MemberDetails details) {
        if (!details.member().active()) {
            return new Badge(getTranslation("coalition.member.deactivated"), Badge.Tone.NEUTRAL);
        }
        if (undelivered.contains(details.member().id())) {
            var correct = new Button(getTranslation("coalition.member.undelivered.correct"), click -> edit(details));
            correct.addThemeVariants(ButtonVariant.LUMO_SMALL);
            return new Div(new Badge(getTranslation("coalition.member.undelivered"), Badge.Tone.WARNING), correct);
        }
        if (details.linkSharing() != null) {
            return new Badge(
                    getTranslation(
                            "coalition.member.shared-link."
                                    + details.linkSharing().way(),
                            details.linkSharing().name()),
                    Badge.Tone.WARNING);
        }
        return details.joined()
                ? new Badge(getTranslation("coalition.member.joined"), Badge.Tone.GOOD)
                : new Badge(
                        getTranslation(
                                details.invited() ? "coalition.member.not-joined" : "coalition.member.never-invited"),
                        Badge.Tone.WARNING);
    }

    private List<Member> neverInvited() {
        return members.stream()
                .filter(details -> details.member().active() && !details.invited())
                .map(MemberDetails::member)
                .toList();
    }

    private void confirmInviting() {
        new MemberInvitationDialog(invitations, neverInvited(), this::invite).open();
    }

    private void invite(Set<MemberId> ids, String words) {
        int queued = invitations.invite(ids, words);
        if (queued > 0) {
            Toasts.done(getTranslation("coalition.members.invite.done", queued));
        }
        if (queued < ids.size()) {
            Toasts.refused(getTranslation("coalition.members.invite.not-mailed", ids.size() - queued));
        }
        reload();
    }

    private void edit(@Nullable MemberDetails details) {
        var invited = details == null
                ? List.<SentInvitation>of()
                : invitations.sent(details.member().id());
        var unreached = details != null && undelivered.contains(details.member().id());
        new MemberDialog(service, List.copyOf(organisations.values()), details, invited, unreached, this::reload)
                .open();
    }

    private void reload() {
        organisations =
                organisationService.all().stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
        members = service.all();
        undelivered = invitations.undelivered();
        int uninvited = neverInvited().size();
        invite.setVisible(uninvited > 0 && invitations.areSent());
        invite.setText(getTranslation("coalition.members.invite", uninvited));
        show();
    }

    private void show() {
        var found = members.stream().filter(this::matches).toList();
        GridRows.show(grid, found);
        results.removeAll();
        if (organisations.isEmpty()) {
            results.add(new EmptyState(
                    getTranslation("coalition.members.no-organisations"),
                    getTranslation("coalition.members.no-organisations.advice"),
                    new Anchor("organisations", getTranslation("coalition.organisations"))));
        } else if (found.isEmpty()) {
            results.add(
                    new EmptyState(getTranslation("coalition.no-match"), getTranslation("coalition.no-match.advice")));
        } else {
            results.add(grid);
        }
    }

    private boolean matches(MemberDetails details) {
        return (role.isEmpty() || details.member().is(role.getValue()))
                && search.matches(
                        details.member().name(), details.member().email().value(), organisation(details));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("coalition.members");
    }
}
