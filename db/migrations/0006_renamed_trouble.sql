UPDATE `outbox` SET `ref` = json_set(`ref`, '$.what', 'bot-removed') WHERE `kind` = 'setup:trouble' AND json_extract(`ref`, '$.what') = 'bot-not-in';
