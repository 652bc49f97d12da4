package org.communique.treaty.ui;

import static org.communique.treaty.ui.TreatyLabels.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import org.communique.coalition.directory.CurrentMember;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.position.Holder;
import org.communique.treaty.position.PositionFilter;
import org.communique.treaty.position.PositionService;
import org.communique.treaty.position.Subject;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.state.State;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The positions on an article, and those of a State, on their pages. */
@Configuration(proxyBeanMethods = false)
class PositionSections {

    @Bean
    @Order(10)
    ArticleSection positionsOnArticle(PositionService service, RegisterService register, CurrentMember currentMember) {
        return (Edition edition, Article article) -> section(
                service, register, currentMember, PositionFilter.ofSubject(Subject.of(edition.id(), article.number())));
    }

    @Bean
    @Order(10)
    StateSection positionsOfState(PositionService service, RegisterService register, CurrentMember currentMember) {
        return (State state) ->
                section(service, register, currentMember, PositionFilter.ofHolder(Holder.of(state.code())));
    }

    private static Component section(
            PositionService service, RegisterService register, CurrentMember currentMember, PositionFilter filter) {
        var permissions = PositionPermissions.of(currentMember.get(), register);
        return TreatyLayout.panel(new H2(text("positions")), new PositionList(service, permissions, filter));
    }
}
