/**
 * Whose turn it is, why, since when and until when.
 *
 * <p>Several types answer a question about who may:
 *
 * <table>
 *   <caption>Who answers which</caption>
 *   <tr><th>Asked is</th><th>Answers</th><th>By</th></tr>
 *   <tr><td>what a person may do with a turn</td><td>{@link TurnPolicy}</td><td>roles, and who has it</td></tr>
 *   <tr><td>what else keeps them from one</td><td>{@link TurnRule}</td><td>what a room knows of both</td></tr>
 *   <tr><td>whether anything does</td><td>{@link TurnRules}</td><td>those rules together</td></tr>
 *   <tr><td>who can be named for a turn</td><td>{@link TurnCandidates}</td><td>policy, rules and credentials</td></tr>
 *   <tr><td>who may read what it is about</td><td>{@link SubjectAccess}</td><td>the room of the subject</td></tr>
 *   <tr><td>who may know of a turn at all</td><td>{@link TurnAccess}</td><td>that access together</td></tr>
 *   <tr><td>on which subjects they have or had one</td><td>{@link TurnCondition}</td><td>the policy, as SQL</td></tr>
 * </table>
 */
@ApplicationModule(allowedDependencies = {"platform", "people", "audit"})
@OwnedTables({"worklist", "worklist_pool"})
@NullMarked
package org.imprimatur.worklist;

import org.imprimatur.platform.OwnedTables;
import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
