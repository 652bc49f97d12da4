package org.communique.browser;

import static java.util.Objects.requireNonNull;

import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletService;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import org.communique.coalition.directory.Member;
import org.communique.security.session.SessionService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Members at screens of the server of a test, without a browser. They last for a test. */
public final class Screens implements BeforeEachCallback, AfterEachCallback {

    private final List<Screen> opened = new ArrayList<>();
    private @Nullable Server server;

    /** Vaadin's service of the running application: its routes, rights and error handlers are those that browsers meet. */
    record Server(VaadinServletService service, SessionService sessions) {

        static Server of(ApplicationContext context) {
            var servlet = (VaadinServlet)
                    requireNonNull(context.getBean("servletRegistrationBean", ServletRegistrationBean.class)
                            .getServlet());
            return new Server(servlet.getService(), context.getBean(SessionService.class));
        }

        ServletContext context() {
            return service.getServlet().getServletContext();
        }

        SecurityContextImpl signedIn(Member member) {
            return new SecurityContextImpl(sessions.begin(member.id(), sessions.password()));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server = Server.of(SpringExtension.getApplicationContext(context));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        opened.forEach(Screen::close);
        opened.clear();
    }

    public Screen signedIn(Member member) {
        var screen = new Screen(requireNonNull(server), member);
        opened.add(screen);
        return screen;
    }
}
