package org.communique.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.internal.BasicUtilsKt;
import com.vaadin.browserless.internal.TestingLifecycleHookKt;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UI.BrowserNavigateEvent;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.page.ExtendedClientDetails;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.communication.PushMode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.communique.browser.Screens.Server;
import org.communique.coalition.directory.Member;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestWrapper;

/**
 * What a member's browser would show, as the server knows it. Each look and each act is a request of its own: between two, other
 * threads have the session.
 */
public final class Screen extends Part {

    private static final Map<String, String> BROWSER =
            Map.of("v-tzid", "Africa/Nairobi", "v-tzo", "180", "v-rtzo", "180", "v-ww", "1440", "v-wh", "900");

    /** Goes itself where a browser would be told to go, and says itself that an overlay is closed. */
    private static final class ServerUI extends UI {

        @Override
        public void navigate(String path, QueryParameters query) {
            browserNavigate(new BrowserNavigateEvent(this, true, path, query.getQueryString(), "", null, "link"));
        }
    }

    private final Server server;
    private final MockHttpSession cookies;
    private final VaadinSession session;
    private UI ui = new ServerUI();
    private @Nullable Object entered;

    Screen(Server server, Member member) {
        this.server = server;
        cookies = new MockHttpSession(server.context());
        cookies.setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, server.signedIn(member));
        session = begin();
        open("/");
    }

    private VaadinSession begin() {
        var request = request();
        var response = new VaadinServletResponse(new MockHttpServletResponse(), server.service());
        server.service().requestStart(request, response);
        try {
            return server.service().findVaadinSession(request);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            server.service().requestEnd(request, response, null);
        }
    }

    private VaadinServletRequest request() {
        var request = new MockHttpServletRequest(server.context(), "GET", "/");
        request.setSession(cookies);
        request.addHeader("Accept-Language", "en-GB");
        request.addHeader("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0");
        return new VaadinServletRequest(
                new SecurityContextHolderAwareRequestWrapper(request, "ROLE_"), server.service());
    }

    /** Loads the page. */
    public void open(String path) {
        inRequest(() -> load(path));
        entered = view();
    }

    /** Whether it was not loaded or entered again since it was opened, so that nothing typed is lost. */
    public boolean isAsOpened() {
        return view() == entered;
    }

    private Object view() {
        return inRequest(() -> ui.getInternals().getActiveRouterTargetsChain().getFirst());
    }

    private boolean load(String path) {
        end();
        ui = new ServerUI();
        ui.getInternals().setSession(session);
        ui.setLocale(session.getLocale());
        ui.getPushConfiguration().setPushMode(PushMode.AUTOMATIC);
        ExtendedClientDetails.updateFromValues(ui, BROWSER::get);
        UI.setCurrent(ui);
        ui.doInit(VaadinServletRequest.getCurrent(), session.getNextUIid(), "screen");
        session.addUI(ui);
        server.service().fireUIInitListeners(ui);
        go(path, "");
        // Such as of someone who is led to the sign-in.
        assertThat(ui.getChildren()).as("what %s shows", path).isNotEmpty();
        return true;
    }

    /** @param screen such as {@code draft} */
    public void open(StatementId statement, String screen) {
        open("/statements/" + statement.value() + "/" + screen);
    }

    /** As the browser's Back button does, within the page. */
    public void goBack(String path) {
        inRequest(() -> go(path, "history"));
    }

    /** As a click on the link to where the screen is. */
    public void enterAgain() {
        var here = path();
        inRequest(() -> go(here, "link"));
    }

    @Override
    boolean follow(String link) {
        return go(link, "link");
    }

    private boolean go(String path, String trigger) {
        var parts = path.split("\\?", 2);
        ui.browserNavigate(
                new BrowserNavigateEvent(ui, true, parts[0], parts.length > 1 ? parts[1] : "", "", null, trigger));
        respond();
        return true;
    }

    /** Where the screen is now, with a slash before. */
    public String path() {
        return "/" + inRequest(() -> ui.getInternals().getActiveViewLocation().getPathWithQueryParameters());
    }

    public String title() {
        return inRequest(() -> Optional.ofNullable(ui.getInternals().getTitle()).orElse(""));
    }

    @Override
    Stream<Component> found() {
        return Stream.of(ui);
    }

    @Override
    <T> T inRequest(Callable<T> work) {
        var service = server.service();
        var request = request();
        var response = new VaadinServletResponse(new MockHttpServletResponse(), service);
        service.requestStart(request, response);
        session.lock();
        try {
            VaadinSession.setCurrent(session);
            UI.setCurrent(ui);
            return work.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            session.unlock();
            service.requestEnd(request, response, session);
        }
    }

    /** As a listener that failed: the application answers it on the screen. */
    void handle(RuntimeException failure) {
        session.getErrorHandler().error(new ErrorEvent(failure));
    }

    /** What the answer to the request would bring to the browser, and the browser would say at once. */
    void respond() {
        if (ui.getPollInterval() > 0) {
            ComponentUtil.fireEvent(ui, new PollEvent(ui, true));
        }
        var internals = ui.getInternals();
        internals.getStateTree().runExecutionsBeforeClientResponse();
        walk(ui).filter(Screen::isClosed).toList().forEach(closed -> BasicUtilsKt._fireDomEvent(closed, "closed"));
        TestingLifecycleHookKt.cleanupDialogs();
        internals.getStateTree().collectChanges(_ -> {});
        var reloads = internals.dumpPendingJavaScriptInvocations().stream()
                .anyMatch(script -> script.getInvocation().getExpression().contains("window.location.reload();"));
        if (reloads) {
            load("/" + internals.getActiveViewLocation().getPathWithQueryParameters());
        }
    }

    /** What others do while a request of this member lasts. */
    public void during(Runnable act) {
        inRequest(() -> CompletableFuture.runAsync(act).thenApply(_ -> true).join());
    }

    /** Whether the server has something to send to the browser since the last look or act. */
    public boolean isChanged() {
        return inRequest(() -> ui.getInternals().isDirty());
    }

    private static boolean isClosed(Component part) {
        return part instanceof Dialog dialog && !dialog.isOpened()
                || part instanceof ConfirmDialog question && !question.isOpened();
    }

    private void end() {
        if (ui.getSession() != null) {
            ui.close();
            session.removeUI(ui);
        }
    }

    void close() {
        inRequest(() -> {
            end();
            return true;
        });
        cookies.invalidate();
    }
}
