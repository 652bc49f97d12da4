package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.coalition.directory.Role;
import org.junit.jupiter.api.Test;

class CitationApiTests extends ApiTest {

    @Test
    void listsWhatATextCitesAndWhichStatementsCiteAnArticle() {
        var coordinator = people.member(Role.COORDINATOR);
        var drafter = people.member(Role.DRAFTER);
        var reader = people.member(Role.REVIEWER);
        var stranger = people.member(Role.DRAFTER);
        var statement = with(coordinator)
                .post("/api/v1/statements", """
                    {"title": "Urgent", "markdown": "Статья 24 и ст. 99. Article 17 of the ICCPR.", "grants": [
                      {"member": "%s", "right": "EDIT"}, {"member": "%s", "right": "READ"}]}
                    """.formatted(
                                drafter.id().value(), reader.id().value()))
                .succeeds()
                .text("/id");
        var path = "/api/v1/statements/" + statement;

        var draft = with(reader).get(path + "/draft/citations").succeeds();
        assertThat(draft.text("/label")).isEqualTo("A/RES/79/243");
        assertThat(draft.text("/articles/0/title")).isEqualTo("Conditions and safeguards");
        assertThat(draft.text("/articles/1/problems/0/code")).isEqualTo("no-such-article");
        assertThat(draft.text("/others/0/citation/other")).isEqualTo("ICCPR");
        with(stranger).get(path + "/draft/citations").isRefused(403, "forbidden");

        with(drafter).post(path + "/versions", "").succeeds();
        assertThat(with(reader).get(path + "/versions/1/citations").succeeds().text("/articles/0/places/0/words"))
                .isEqualTo("Статья 24");
        with(reader).get(path + "/versions/2/citations").isRefused(404, "not-found");

        with(drafter)
                .put(path + "/cited-edition", "{\"edition\": \"un-cybercrime-a-res-79-243\"}")
                .succeeds();
        with(drafter).put(path + "/cited-edition", "{\"edition\": \"another\"}").isRefused(422, "unknown-edition");
        with(reader)
                .put(path + "/cited-edition", "{\"edition\": \"un-cybercrime-a-res-79-243\"}")
                .isRefused(403, "forbidden");

        var articles = "/api/v1/treaty/editions/un-cybercrime-a-res-79-243/articles/";
        assertThat(with(reader).get(articles + "24/statements").succeeds().text("/statements/0/statement"))
                .isEqualTo(statement);
        assertThat(with(stranger)
                        .get(articles + "24/statements")
                        .succeeds()
                        .response()
                        .body())
                .doesNotContain(statement);
        with(reader).get(articles + "69/statements").isRefused(404, "not-found");
    }
}
