package org.communique.statement;

import org.communique.coalition.Member;

/** Members to whom a feature opens the page of a statement, such as those who are asked to sign it. */
public interface Readership {

    boolean includes(Member member, Statement statement);
}
