package org.communique.statement.access;

import java.util.function.Predicate;
import org.communique.coalition.directory.Member;
import org.communique.statement.Statement;

/** Members who may open a statement because of a feature, such as those asked to sign it. */
public interface StatementAccessSource {

    /**
     * Which statements are open to the member. Whatever is looked up for it is looked up here and not by the predicate: how long
     * an answer takes then says nothing of a statement.
     */
    Predicate<Statement> of(Member member);
}
