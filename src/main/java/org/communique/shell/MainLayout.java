package org.communique.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.page.WebStorage;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Member;
import org.communique.screen.SkipTarget;
import org.communique.screen.UnsavedChanges;
import org.communique.screen.UnsentText;
import org.communique.storage.Release;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** The frame of every screen: who we are, where one can go by one's roles, who one is. */
@Layout
@PermitAll
public class MainLayout extends AppLayout implements AfterNavigationObserver, BeforeLeaveObserver {

    /** In the browser's storage. */
    private static final String FOLDING = "communique-menu";

    private static final String FOLDED = "folded";

    /** In a field with a list Enter chooses what alone matches, also once it has come: Vaadin chooses nothing and drops the words. */
    private static final String ENTER_CHOOSES = """
        document.addEventListener('keydown', ({ key, target }) => {
          const box = key === 'Enter' && target.closest?.('vaadin-combo-box, vaadin-multi-select-combo-box');
          if (!box?.opened || box._focusedIndex >= 0) return;
          const words = target.value;
          const again = () => {
            if (!box.opened || target.value !== words) return;
            if (box.loading) setTimeout(again, 50);
            else target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
          };
          if (!box.loading) box._focusedIndex = box.filteredItems?.length === 1 ? 0 : -1;
          // A PickerField asks the server itself.
          else if (box.typed === undefined) again();
        }, true);
        """;

    private final H1 title = new H1();
    private final Div heading = new Div(title);
    private final Main main = new Main();
    private final AuthenticationContext authentication;
    /** Where the screen is that is shown; null until the page has one. */
    private @Nullable String path;

    MainLayout(
            CurrentMember currentMember,
            AuthenticationContext authentication,
            ObjectProvider<HeaderItem> pieces,
            ObjectProvider<NavigationBadge> badges,
            Branding branding,
            Release release) {
        this.authentication = authentication;
        var member = currentMember.get();
        setPrimarySection(Section.DRAWER);
        var menu = new com.vaadin.flow.component.html.Section(
                new BrandMark(branding), new Scroller(navigation(member, badges)), account(member, release));
        menu.addClassName("frame-menu");
        menu.setAriaLabel(getTranslation("shell.section"));
        addToDrawer(menu);
        var end = new Div();
        end.addClassName("header-end");
        pieces.orderedStream().map(HeaderItem::create).forEach(end::add);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("shell.menu"));
        rememberFolding(toggle);
        title.addClassName("screen-title");
        heading.addClassName("screen-heading");
        var bar = new Header(new SkipLink(), toggle, heading, end);
        bar.addClassName("frame-bar");
        addToNavbar(bar);
        main.getElement().setAttribute("tabindex", "-1");
        setContent(main);
    }

    /** Into the landmark, which Vaadin's layout does not have. */
    @Override
    public void showRouterLayoutContent(HasElement screen) {
        main.removeAll();
        main.getElement().appendChild(screen.getElement());
    }

    @Override
    public void removeRouterLayoutContent(HasElement screen) {
        main.removeAll();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UnsavedChanges.askWhenUnloaded(this);
        KeptFocus.in(getElement(), main);
        getElement().executeJs(ENTER_CHOOSES);
        WebStorage.getItem(event.getUI(), WebStorage.Storage.LOCAL_STORAGE, FOLDING, kept -> {
            if (FOLDED.equals(kept)) {
                setDrawerOpened(false);
            }
        });
    }

    /** On wide screens a closed menu leaves its icons, which the browser remembers at once. On others it covers the screen. */
    private void rememberFolding(DrawerToggle toggle) {
        toggle.getElement().executeJs("""
            this.addEventListener('click', () => setTimeout(() => {
              if (!$0.overlay) localStorage.setItem($1, $0.drawerOpened ? '' : $2);
            }))\
            """, getElement(), FOLDING, FOLDED);
    }

    private SideNav navigation(Member member, ObjectProvider<NavigationBadge> badges) {
        var navigation = new SideNav();
        navigation.getElement().setAttribute("aria-label", getTranslation("shell.navigation"));
        Menu.entries(member).stream().map(this::item).forEach(navigation::addItem);
        badges.forEach(badge -> navigation.getItems().stream()
                .filter(item -> badge.path().equals(item.getPath()))
                .forEach(item -> item.setSuffixComponent(badge.create())));
        return navigation;
    }

    private SideNavItem item(Menu.Entry entry) {
        var item = new SideNavItem(
                getTranslation(entry.name()), entry.path(), entry.icon().create());
        item.getElement().setAttribute("title", getTranslation(entry.name()));
        item.setMatchNested(entry.path().equals("treaty"));
        if (entry.path().equals(Menu.PUBLISHED)) {
            item.setRouterIgnore(true);
            item.setOpenInNewBrowserTab(true);
        }
        return item;
    }

    private Component account(Member member, Release release) {
        var menu = new MenuBar();
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE);
        var name = new Span(member.name());
        name.addClassName("account-name");
        var top = menu.addItem(name);
        top.setAriaLabel(getTranslation("shell.account", member.name()));
        Menu.account(member)
                .forEach(each -> top.getSubMenu().addItem(new Anchor(each.path(), getTranslation(each.name()))));
        top.getSubMenu().addItem(getTranslation("shell.sign-out"), click -> authentication.logout());
        var version = new Span(getTranslation("shell.release", release.version()));
        version.addClassName("release");
        var account = new Div(menu, version);
        account.addClassName("account");
        return account;
    }

    /** What someone began to write in a form is not left behind without a question. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        UnsavedChanges.askIfUnsent(event, main);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        heading.removeAll();
        heading.add(find(event, ScreenHeading.class).map(ScreenHeading::heading).orElse(title));
        var text = find(event, HasDynamicTitle.class)
                .map(HasDynamicTitle::getPageTitle)
                .orElse("");
        title.setText(text);
        // A heading without words would only be in a screen reader's way.
        title.setVisible(!text.isEmpty());
        var now = event.getLocation().getPath();
        if (path != null && !path.equals(now)) {
            closeDialogs();
            SkipTarget.focusHeading();
        }
        path = now;
    }

    /** They are about the screen that was left. What someone was writing in one stays to be read. */
    private void closeDialogs() {
        getUI().stream().flatMap(Component::getChildren).toList().forEach(each -> {
            switch (each) {
                case Dialog dialog when !UnsentText.isIn(dialog) -> dialog.close();
                case ConfirmDialog question when !UnsentText.isIn(question) -> question.close();
                default -> {}
            }
        });
    }

    private static <T> Optional<T> find(AfterNavigationEvent event, Class<T> kind) {
        return event.getActiveChain().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
