-- MySQL dump 10.13  Distrib 5.7.44, for Linux (x86_64)
-- Host: hbdb02    Database: hb_migrate
-- ------------------------------------------------------
/*!40101 SET NAMES utf8 */;
DROP TABLE IF EXISTS `member`;
CREATE TABLE `member` (
  `mid` int(11) NOT NULL,
  `fname` varchar(40) DEFAULT NULL,
  `lname` varchar(40) DEFAULT NULL,
  `email` varchar(80) DEFAULT NULL,
  PRIMARY KEY (`mid`)
) ENGINE=InnoDB;
INSERT INTO `member` VALUES (40117,'Soo-jin','Kwak','soojin.kwak@example.com'),(40122,'Abel','Ghebremedhin','abelg@example.org'),(40130,'Wanda','O\'Dell',NULL);
CREATE TABLE `hb_cred_tmp` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `mid` int(11) NOT NULL,
  `login` varchar(32) NOT NULL,
  `tmp_pwd` varchar(32) DEFAULT NULL,
  `q1` varchar(120) DEFAULT NULL,
  `a1` varchar(120) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
LOCK TABLES `hb_cred_tmp` WRITE;
INSERT INTO `hb_cred_tmp` VALUES (1,40117,'sjkwak77','Gimbap!4021',NULL,NULL),(2,40122,'abelg',NULL,'What was the name of your first school?','Barka'),(3,40130,'wodell',NULL,NULL,NULL);
UNLOCK TABLES;
-- Dump completed on 2026-09-14  1:00:07
