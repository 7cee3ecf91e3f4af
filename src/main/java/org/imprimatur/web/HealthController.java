package org.imprimatur.web;

import java.util.Map;
import org.imprimatur.platform.AllowedFor;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.Status;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The server's health at its usual address, for load balancers, also where all else is told at a port set apart. */
@RestController
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class HealthController {

    private final HealthEndpoint health;
    private final HealthEndpointGroups groups;

    HealthController(HealthEndpoint health, HealthEndpointGroups groups) {
        this.health = health;
        this.groups = groups;
    }

    @GetMapping(DeskPaths.HEALTH)
    @AllowedFor(AllowedFor.Who.EVERYBODY)
    ResponseEntity<Map<String, String>> show() {
        Status status = health.health().getStatus();
        int code = groups.getPrimary().getHttpCodeStatusMapper().getStatusCode(status);
        return ResponseEntity.status(code).body(Map.of("status", status.getCode()));
    }
}
