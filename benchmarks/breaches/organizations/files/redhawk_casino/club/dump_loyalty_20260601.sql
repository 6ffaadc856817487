-- MariaDB dump 10.19  Distrib 10.6.16-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: loy-db1    Database: club
-- ------------------------------------------------------
/*!40101 SET NAMES utf8mb4 */;
DROP TABLE IF EXISTS `player`;
CREATE TABLE `player` (
  `pid` int(11) NOT NULL,
  `lname` varchar(60) DEFAULT NULL,
  `fname` varchar(60) DEFAULT NULL,
  `email` varchar(120) DEFAULT NULL,
  `tier` char(1) DEFAULT NULL,
  PRIMARY KEY (`pid`)
) ENGINE=InnoDB;
LOCK TABLES `player` WRITE;
INSERT INTO `player` VALUES (40117,'Figueroa','Amaury','amauryf@example.net','G'),(40118,'Whitehorse','Dolores','dwhitehorse@example.net','P'),(40119,'O\'Halloran','Declan',NULL,'S');
UNLOCK TABLES;
CREATE TABLE `player_doc` (
  `pid` int(11) NOT NULL,
  `doc_type` varchar(12) NOT NULL COMMENT 'CADL, TRIBAL, PASSPT',
  `doc_no` varchar(30) DEFAULT NULL,
  `verified_by` varchar(30) DEFAULT NULL
) ENGINE=InnoDB;
INSERT INTO `player_doc` VALUES (40118,'TRIBAL','TRC-17124','kstamper'),(40117,'CADL','C1436902','kstamper'),(40119,'CADL',NULL,NULL);
-- Dump completed on 2026-06-01  3:00:04
