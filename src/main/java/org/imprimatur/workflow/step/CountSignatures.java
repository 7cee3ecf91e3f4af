package org.imprimatur.workflow.step;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.article.ArticleId;
import org.imprimatur.review.SignOffs;
import org.imprimatur.workflow.Subjects;
import org.springframework.stereotype.Component;

/** Whether as many clinicians have signed the latest revision as the matching decision asks for. */
@Component
class CountSignatures implements JavaDelegate {

    private final SignOffs signOffs;

    CountSignatures(SignOffs signOffs) {
        this.signOffs = signOffs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ArticleId article = ArticleId.ofBusinessKey(Subjects.of(execution));
        int wanted = ((Number) execution.getVariable("signatures")).intValue();
        execution.setVariable("enoughSignatures", signOffs.underLatestRevisionOf(article) >= wanted);
    }
}
