package org.communique.treaty.ask;

import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusFact;

/** What a target did about the Convention since it was asked. */
public record StateAct(StateCode state, StatusCell cell, StatusFact fact) {}
