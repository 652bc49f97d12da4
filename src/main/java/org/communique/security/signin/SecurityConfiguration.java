package org.communique.security.signin;

import com.vaadin.flow.spring.security.VaadinAwareSecurityContextHolderStrategy;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.communique.http.ContentSecurityPolicy;
import org.communique.http.Cookies;
import org.communique.http.ImmutableAssetHeaderWriter;
import org.communique.http.SecurityHeaders;
import org.communique.security.session.AnonymousSessionFilter;
import org.communique.security.session.EndedSessionFilter;
import org.communique.security.session.PushConnectionFilter;
import org.communique.security.session.RestoredSessionFilter;
import org.communique.security.session.SessionService;
import org.communique.security.session.SignOutMarker;
import org.communique.security.throttle.KnownDevices;
import org.communique.security.token.AccessTokens;
import org.communique.security.token.BearerTokenFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;

/** Four doors: the API, what the public reads, the pages around signing in, and the screens. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {

    private static final SecurityContextHolderStrategy CONTEXTS = new VaadinAwareSecurityContextHolderStrategy();

    private final SavedRequestCookie savedRequest;
    private final Cookies cookies;

    SecurityConfiguration(SavedRequestCookie savedRequest, Cookies cookies) {
        this.savedRequest = savedRequest;
        this.cookies = cookies;
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, AccessTokens tokens) {
        return http.securityMatcher("/api/**", "/v3/api-docs/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/v3/api-docs/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new BearerTokenFilter(tokens), AnonymousAuthenticationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(ApiErrorWriter::unauthenticated)
                        .accessDeniedHandler(ApiErrorWriter::denied))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                // A browser never sends the header by itself.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::common)
                .build();
    }

    /** Reads a session if there is one, for the co-editing handshake, and never creates one. */
    @Bean
    @Order(2)
    SecurityFilterChain publicPages(HttpSecurity http, SessionService sessionService) {
        return http.securityMatcher(
                        "/p",
                        "/p/**",
                        "/invitation/**",
                        "/calls/**",
                        "/reminders/**",
                        "/elements/**",
                        "/offline-worker.js",
                        "/coalition/**",
                        "/collab/**",
                        "/actuator/health/**",
                        "/livez",
                        "/readyz",
                        "/*.css",
                        "/icons.svg",
                        "/communique-verify.jar",
                        "/communique-sbom.json",
                        "/favicon.ico",
                        "/.well-known/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new EndedSessionFilter(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new RestoredSessionFilter(sessionService, false), AnonymousAuthenticationFilter.class)
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                // What a link opens has no session: its token is what a forger lacks, and a mail reader may keep no
                // cookie.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(cookies))
                        .ignoringRequestMatchers("/invitation/**", "/calls/**", "/reminders/**"))
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::common)
                .build();
    }

    /** The files of the screens. They need no session, and where there is no such file Vaadin must not make one. */
    @Bean
    @Order(2)
    SecurityFilterChain screenAssets(HttpSecurity http) {
        return http.securityMatcher("/aura/**", "/VAADIN/build/**", "/VAADIN/static/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterAfter(new AnonymousSessionFilter(), AnonymousAuthenticationFilter.class)
                .sessionManagement(management -> management.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(cookies)))
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::common)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain accountPages(
            HttpSecurity http,
            SignInSuccessHandler successHandler,
            RefusedAddress refusedAddress,
            KnownDevices devices) {
        return http.securityMatcher(
                        "/sign-in", "/sign-in/**", "/login", "/forgotten", "/link/**", "/setup/**", "/pages/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new EndedSessionFilter(), AnonymousAuthenticationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .authenticationDetailsSource(
                                request -> new SignInDetails(request.getRemoteAddr(), devices.secretOf(request)))
                        .successHandler(successHandler)
                        .failureHandler(new SignInFailureHandler(refusedAddress)))
                .requestCache(cache -> cache.requestCache(savedRequest))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(cookies)))
                .logout(AbstractHttpConfigurer::disable)
                .headers(SecurityConfiguration::common)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain screens(
            HttpSecurity http,
            VaadinDefaultRequestCache navigation,
            SessionService sessionService,
            SignOutMarker signOutMarker) {
        navigation.setDelegateRequestCache(savedRequest);
        return http.addFilterBefore(new EndedSessionFilter(), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new RestoredSessionFilter(sessionService, true), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new AnonymousSessionFilter(), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new PushConnectionFilter(), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(
                        requests -> requests.requestMatchers("/actuator/**").denyAll())
                .requestCache(cache -> cache.requestCache(navigation))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie(cookies)))
                .headers(headers -> eagerly(common(headers)))
                .with(
                        VaadinSecurityConfigurer.vaadin(),
                        vaadin -> vaadin.loginView("/sign-in", "/sign-in?goodbye")
                                .addLogoutHandler(signOutMarker)
                                // An unknown address of a member is a screen, too, which says so.
                                .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated))
                .build();
    }

    /** One for all application contexts, because {@code SecurityContextHolder} is static. */
    @Bean
    SecurityContextHolderStrategy securityContextHolderStrategy() {
        return CONTEXTS;
    }

    static CookieCsrfTokenRepository csrfCookie(Cookies cookies) {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName(cookies.name("csrf"));
        repository.setCookiePath("/");
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax").secure(cookies.secure()));
        return repository;
    }

    /** The page of the screens sets its own policy. */
    private static HeadersConfigurer<HttpSecurity> common(HeadersConfigurer<HttpSecurity> headers) {
        return headers.defaultsDisabled()
                .cacheControl(Customizer.withDefaults())
                .addHeaderWriter(new ImmutableAssetHeaderWriter())
                .addHeaderWriter((request, response) ->
                        SecurityHeaders.write(response, ContentSecurityPolicy.PAGE, request.isSecure()));
    }

    /** Vaadin's pages are forwarded to, and Tomcat sends a forwarded response before it comes back to the filter. */
    private static void eagerly(HeadersConfigurer<HttpSecurity> headers) {
        headers.withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        });
    }
}
