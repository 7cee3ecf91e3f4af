package org.imprimatur.workflow;

import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultAuthorizationConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDatasourceConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultFailedJobConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultHistoryConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultJobConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultMetricsConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultProcessEngineConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The starter's own parts, declared by their classes. The starter declares each by an interface that has no fields, so
 * a server started as the build prepared it would leave theirs empty.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    DefaultProcessEngineConfiguration.class,
    DefaultDatasourceConfiguration.class,
    DefaultHistoryConfiguration.class,
    DefaultMetricsConfiguration.class,
    DefaultAuthorizationConfiguration.class,
    DefaultDeploymentConfiguration.class,
    DefaultFailedJobConfiguration.class
})
class EngineParts {

    @Bean
    @ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", havingValue = "true", matchIfMissing = true)
    static DefaultJobConfiguration camundaJobConfiguration() {
        return new DefaultJobConfiguration();
    }
}
