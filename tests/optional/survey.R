# Estimates by R's package survey on its own data, written as CSV into the folder given.
suppressMessages(library(survey))
folder <- commandArgs(trailingOnly = TRUE)[1]
data(api)
keep <- c("cds", "stype", "sch.wide", "comp.imp", "api00")
save_csv <- function(table, name) {
  table[] <- lapply(table, function(x) if (is.factor(x)) as.character(x) else x)
  write.csv(table, file.path(folder, name), row.names = FALSE)
}
save_csv(apipop[keep], "frame.csv")
save_csv(apistrat[keep], "strat.csv")
save_csv(apisrs[keep], "srs.csv")

margin <- function(column) {
  table <- as.data.frame(table(apipop[[column]]))
  setNames(table, c(column, "Freq"))
}
formulas <- list(~stype, ~sch.wide, ~comp.imp)
totals <- lapply(c("stype", "sch.wide", "comp.imp"), margin)
exact <- list(maxit = 500, epsilon = 1e-9, verbose = FALSE)

strat <- svydesign(id = ~1, strata = ~stype, fpc = ~fpc, data = apistrat)
srs <- svydesign(id = ~1, fpc = ~fpc, data = apisrs)
designs <- list(
  strat_jkn = as.svrepdesign(strat, type = "JKn", mse = TRUE),
  strat_taylor = strat,
  post_jk1 = postStratify(as.svrepdesign(srs, type = "JK1", mse = TRUE), ~stype, totals[[1]]),
  raked_jkn = rake(as.svrepdesign(strat, type = "JKn", mse = TRUE), formulas, totals, control = exact),
  raked_taylor = rake(strat, formulas, totals, control = exact)
)
rows <- list()
for (name in names(designs)) {
  design <- designs[[name]]
  whole <- svymean(~api00, design, deff = TRUE)
  rows[[length(rows) + 1]] <- data.frame(design = name, domain = "", mean = coef(whole)[[1]],
    se = SE(whole)[[1]], deff = deff(whole)[[1]], df = degf(design))
  part <- svyby(~api00, ~comp.imp, design, svymean, deff = TRUE)
  for (domain in c("No", "Yes")) {
    inside <- subset(design, comp.imp == domain)
    rows[[length(rows) + 1]] <- data.frame(design = name, domain = domain,
      mean = part[domain, "api00"], se = SE(part)[part$comp.imp == domain],
      deff = part[domain, "DEff.api00"], df = degf(inside))
  }
}
save_csv(do.call(rbind, rows), "estimates.csv")
raked <- data.frame(cds = apistrat$cds, weight = weights(designs$raked_taylor))
save_csv(raked, "raked.csv")
